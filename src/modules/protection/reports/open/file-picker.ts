import { button, el } from "../../../../faces/open/el.ts";
import { freshId } from "../../../../faces/open/fields.ts";
import type { OpenFiles } from "./open-files.ts";
import { sizeWords } from "./size-words.ts";

/** Choose, see what was chosen, take one away. */
export function filePicker(files: OpenFiles, onChange: () => void = () => undefined): HTMLElement {
  const list = el("ul", { class: "op-files" });
  const state = el("p", { class: "op-hint", role: "status" });
  const show = () => {
    list.textContent = "";
    for (const { id, name, file } of files.all()) {
      const remove = button(
        "去掉",
        () => {
          files.remove(id);
          show();
          onChange();
        },
        "op-link",
      );
      remove.setAttribute("aria-label", `去掉：${name}`);
      list.append(el("li", {}, el("span", {}, `${name}（${sizeWords(file.size)}）`), remove));
    }
  };
  const take = (chosen: FileList | null) => {
    if (chosen === null || chosen.length === 0) return;
    state.textContent = "正在准备照片…";
    void files.add(Array.from(chosen)).then((refused) => {
      state.textContent = `${refused}已选 ${files.all().length} 个，提交后再上传。`;
      show();
      onChange();
    });
  };
  show();
  return el(
    "div",
    { class: "op-field", role: "group", "aria-label": "照片、录音、视频" },
    el("p", { class: "op-label" }, "照片、录音、视频（没有就不用传）"),
    el(
      "div",
      { class: "op-two" },
      chooser("拍照", { accept: "image/*", capture: "environment" }, take),
      chooser("从手机里选", { accept: "image/*,audio/*,video/*", multiple: true }, take),
    ),
    list,
    state,
  );
}

function chooser(
  words: string,
  attributes: Readonly<Record<string, string | boolean>>,
  take: (chosen: FileList | null) => void,
): HTMLElement {
  const id = freshId();
  const input = el("input", { type: "file", id, class: "op-hiddenfile", ...attributes });
  input.addEventListener("change", () => {
    take(input.files);
    // The same photo can be chosen again after it was taken away.
    input.value = "";
  });
  return el("div", { class: "op-chooser" }, input, el("label", { for: id, class: "op-button" }, words));
}
