"use strict";
// Shows the fields of one language at a time. Without this script all of them are shown.
document.addEventListener("DOMContentLoaded", () => {
  const names = { fi: "Suomi", sv: "Svenska", en: "English" };
  const form = document.querySelector("#content-main form");
  const languageOf = (row) => {
    const found = row.className.match(/\bfield-\w+_(fi|sv|en)\b/);
    return found ? found[1] : "";
  };
  const mark = () => {
    for (const row of form.querySelectorAll(".form-row")) {
      const language = languageOf(row);
      if (language) row.dataset.language = language;
      if (row.querySelector(".errorlist")) row.dataset.wrong = "";
    }
  };
  if (!form || ![...form.querySelectorAll(".form-row")].some(languageOf)) return;

  const tabs = document.createElement("fieldset");
  tabs.className = "language-tabs";
  const legend = document.createElement("legend");
  legend.textContent = "Kieli · Språk · Language";
  tabs.append(legend);
  const show = (language) => {
    form.dataset.shown = language;
    sessionStorage.setItem("language-tab", language);
  };
  const chosen = sessionStorage.getItem("language-tab") || "all";
  for (const [language, name] of [...Object.entries(names), ["all", "fi + sv + en"]]) {
    const label = document.createElement("label");
    const choice = document.createElement("input");
    choice.type = "radio";
    choice.name = "language-tab";
    choice.checked = language === chosen;
    choice.addEventListener("change", () => show(language));
    label.append(choice, ` ${name}`);
    tabs.append(label);
  }
  form.prepend(tabs);
  mark();
  show(chosen);
  document.addEventListener("formset:added", mark);
});
