/** Reads `/openapi.json` and shows it. */

import { byId, el } from "../view/dom";
import { Document } from "./openapi";
import { renderApi } from "./render";

const page = byId("api", HTMLElement);

async function load(): Promise<void> {
  page.setAttribute("aria-busy", "true");
  try {
    const response = await fetch("/openapi.json", { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const api = new Document(await response.json());
    page.replaceChildren(...renderApi(api));
    document.title = `${api.title} API`.replace(/API API$/, "API");
    // The place named in the address exists only now.
    const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    target?.scrollIntoView();
  } catch {
    const retry = el("button", { type: "button", class: "secondary", "data-testid": "retry" }, "Try again");
    retry.addEventListener("click", () => void load());
    page.replaceChildren(
      el("h1", {}, "API"),
      el(
        "div",
        { class: "notice", role: "alert", "data-testid": "error" },
        el("h2", {}, "The description could not be read."),
        el("p", {}, "The connection may have dropped, or the file is not there for the moment."),
        retry,
      ),
    );
  } finally {
    page.removeAttribute("aria-busy");
  }
}

void load();
