// What scripts add to pages that work without them: partial reloads (htmx), local times, a
// button that can't be pressed twice, copying, and files dropped onto a page.
import "./fonts.css";
import "./tokens.css";
import "./app.css";
import "htmx.org";
import { showLocalTimes } from "./local_times";
import { followForms } from "./forms";
import { offerCopying } from "./copying";
import { offerDropping } from "./dropping";

function enhance(root: ParentNode): void {
  showLocalTimes(root);
  offerCopying(root);
}

followForms();
offerDropping();
enhance(document);
document.addEventListener("htmx:after:swap", () => enhance(document));
