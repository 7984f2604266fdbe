// A form that changes something is sent once, however often its button is pressed. Where the
// browser comes back to the page from its history, the buttons work again.

const BUSY = "busy";

function buttonsOf(form: HTMLFormElement): NodeListOf<HTMLButtonElement> {
  return form.querySelectorAll<HTMLButtonElement>("button:not([type=button])");
}

function setBusy(form: HTMLFormElement, busy: boolean): void {
  form.classList.toggle(BUSY, busy);
  form.setAttribute("aria-busy", String(busy));
  for (const button of buttonsOf(form)) button.setAttribute("aria-disabled", String(busy));
}

export function followForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    if (form.classList.contains(BUSY)) {
      event.preventDefault();
      return;
    }
    // After the browser has collected the fields, or a disabled button would be left out.
    setTimeout(() => setBusy(form, true));
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>(`form.${BUSY}`)) {
      setBusy(form, false);
    }
  });
}
