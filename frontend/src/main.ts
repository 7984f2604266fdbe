// What scripts add to pages that work without them: partial reloads (htmx), local times, a
// button that can't be pressed twice, and copying.
import "./fonts.css";
import "./tokens.css";
import "./app.css";
import "htmx.org";
import { showLocalTimes } from "./local_times";
import { followForms } from "./forms";
import { offerCopying } from "./copying";

function enhance(root: ParentNode): void {
  showLocalTimes(root);
  offerCopying(root);
}

followForms();
enhance(document);
document.addEventListener("htmx:after:swap", () => enhance(document));
