import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends many documents through one warm HeidelTime, so that its start is not counted against it.
 *
 * Arguments: configuration file, NEWS or NARRATIVES, folder of *.txt (first line: date of publication), folder for
 * the TimeML that comes back. The last line on standard output is the seconds that all documents took, after one
 * document to warm up; a document that HeidelTime cannot process leaves no file.
 */
public final class HeidelTimeBatch {
    public static void main(String[] arguments) throws Exception {
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.ENGLISH, DocumentType.valueOf(arguments[1]), OutputType.TIMEML, arguments[0]);
        SimpleDateFormat days = new SimpleDateFormat("yyyy-MM-dd");
        tagger.process("They left on Monday, two days after 1 May 1945.", days.parse("1945-05-09"));
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of(arguments[2]))) {
            files = found.filter(path -> path.toString().endsWith(".txt")).sorted().collect(Collectors.toList());
        }
        double seconds = 0;
        for (Path file : files) {
            String[] parts = Files.readString(file, StandardCharsets.UTF_8).split("\n", 2);
            Date published = days.parse(parts[0]);
            long began = System.nanoTime();
            String marked = null;
            try {
                marked = tagger.process(parts[1], published);
            } catch (RuntimeException error) {
                System.err.println(file + ": " + error);
            }
            seconds += (System.nanoTime() - began) / 1e9;
            if (marked != null) {
                String name = file.getFileName().toString().replace(".txt", ".xml");
                Files.writeString(Path.of(arguments[3], name), marked, StandardCharsets.UTF_8);
            }
        }
        System.out.println(seconds);
    }
}
