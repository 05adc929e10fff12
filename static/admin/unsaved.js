"use strict";
// Asks before a form with unsaved changes is left. Without this script nothing asks.
{
  const ASIDE = new Set(["csrfmiddlewaretoken", "language-tab"]);
  const leaveOut = "#changelist-form, #changelist-search, #logout-form, #login-form";
  const forms = [...document.querySelectorAll("#content form[method=post]")].filter(
    (form) => !form.matches(leaveOut)
  );

  // What the form would send. Of a double list, the chosen side is selected only when it is sent.
  const entries = (form) => {
    const offered = [...form.querySelectorAll("select.filtered[id$=_from]")].map((list) => list.name);
    const chosen = [...form.querySelectorAll("select.filtered[id$=_to]")].flatMap((list) =>
      [...list.options].filter((one) => !one.selected).map((one) => [list.name, one.value])
    );
    return [...new FormData(form)]
      .map(([name, value]) => [name, value.name ?? value])
      .filter(([name]) => !ASIDE.has(name) && !offered.includes(name))
      .concat(chosen)
      .map((entry) => JSON.stringify(entry))
      .sort()
      .join();
  };

  // As the server sent it, whatever the browser has filled in again from before.
  const served = (form) => {
    const copy = new DOMParser().parseFromString(form.outerHTML, "text/html");
    return entries(copy.querySelector("form"));
  };
  const before = new Map(forms.map((form) => [form, served(form)]));

  // Refused, shown as a preview, or waiting to be sent again: typed, and stored nowhere.
  const signs = "#content .errornote, #content .errorlist, #preview-heading";
  const isUnsent =
    document.querySelector("[data-unsent]") || (forms.length > 0 && document.querySelector(signs));
  let sent = null;
  addEventListener("submit", (event) => {
    if (!event.defaultPrevented) sent = event.target;
  });
  addEventListener("pageshow", () => {
    sent = null;
  });
  addEventListener("beforeunload", (event) => {
    const isLeft = (form) => form !== sent && entries(form) !== before.get(form);
    const loses = isUnsent && !forms.includes(sent) && !sent?.matches("#login-form");
    if (loses || forms.some(isLeft)) event.preventDefault();
  });
}
