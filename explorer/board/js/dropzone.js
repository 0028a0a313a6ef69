/** A box that takes articles, dropped or chosen, and hands them to the kernel one message a file. */

import { h } from "./dom.js";

async function handOver(model, files) {
  const list = [...files];
  for (const [at, file] of list.entries()) {
    model.send({ name: file.name, at, of: list.length }, undefined, [await file.arrayBuffer()]);
  }
}

function renderZone({ model, el }) {
  const input = h("input", { type: "file", multiple: true, accept: model.get("accept"), class: "nte-hidden",
    on: { change: () => handOver(model, input.files) } });
  const status = h("p", { role: "status" }, model.get("status"));
  const box = h("label", { class: "nte-drop" }, h("b", {}, "Drop articles here"),
    h("span", {}, "or choose them: text, HTML, tables, feeds, DOCX or PDF. They go to the notebook's kernel and nowhere else."), input, status);
  const over = (on) => (event) => {
    event.preventDefault();
    event.stopPropagation();
    box.classList.toggle("nte-over", on);
  };
  for (const name of ["dragenter", "dragover"]) box.addEventListener(name, over(true));
  for (const name of ["dragleave", "drop"]) box.addEventListener(name, over(false));
  box.addEventListener("drop", (event) => handOver(model, event.dataTransfer.files));
  const changed = () => { status.textContent = model.get("status"); };
  model.on("change:status", changed);
  el.replaceChildren(h("div", { class: "nte-root" }, h("div", { class: "nte nte-asking" }, box)));
  return () => model.off("change:status", changed);
}

const zone = { render: renderZone };
