// Files dropped anywhere on a page go into the form that says so. Without scripts they are chosen.

const OVER = "dropping";

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

export function offerDropping(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-drop]");
  const input = form?.querySelector<HTMLInputElement>("input[type=file]");
  if (!form || !input) return;
  for (const hint of form.querySelectorAll<HTMLElement>("[data-droppable]")) hint.hidden = false;
  const mark = (over: boolean): void => void form.classList.toggle(OVER, over);
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    // Or the browser would open the file in place of the page.
    event.preventDefault();
    mark(true);
  });
  document.addEventListener("dragleave", (event) => {
    // Only where the pointer leaves the window, not where it passes from one element to the next.
    if (event.relatedTarget === null) mark(false);
  });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    mark(false);
    input.files = event.dataTransfer.files;
    input.scrollIntoView({ block: "center" });
    input.focus();
  });
}
