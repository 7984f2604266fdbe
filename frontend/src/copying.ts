// Buttons that copy a text beside them. They stay hidden where the browser has no clipboard.

export function offerCopying(root: ParentNode): void {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-copy][hidden]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const source = document.getElementById(button.dataset["copy"] ?? "");
      const text = source?.textContent ?? "";
      void navigator.clipboard.writeText(text).then(() => {
        button.textContent = button.dataset["done"] ?? button.textContent;
      });
    });
  }
}
