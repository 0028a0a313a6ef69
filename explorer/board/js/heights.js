/** How high the charts are: those that are to be seen at once share the room that there is. */

/**
 * Heights of charts, in pixels. Each chart says its `least` and `most` height, the height `around` it
 * (its heading), whether it is `folded`, and whether it is `together` with the others in the room.
 * Where not even the least heights fit, a chart that fits alone keeps its least height, so that the
 * next one is seen to begin; where none does, all are as high as is comfortable.
 */
export function sharedHeights(charts, room) {
  const open = charts.filter((chart) => chart.together && !chart.folded);
  const around = charts.filter((chart) => chart.together).reduce((sum, chart) => sum + chart.around, 0);
  const least = open.reduce((sum, chart) => sum + chart.least, 0);
  const most = open.reduce((sum, chart) => sum + chart.most, 0);
  const left = room - around;
  const share = most > least ? Math.min(1, Math.max(0, (left - least) / (most - least))) : 1;
  const fits = left >= least || (open.length > 0 && open[0].least + around <= room);
  return charts.map((chart) => (chart.together && fits ? Math.floor(chart.least + share * (chart.most - chart.least)) : chart.most));
}
