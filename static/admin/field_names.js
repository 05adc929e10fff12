"use strict";
// Tells screen readers the names of fields whose widgets leave them out: those that complete
// themselves, and the halves of a moment.
window.addEventListener("load", () => {
  const nameOf = (select) => document.querySelector(`label[for="${select.id}"]`);
  const name = () => {
    for (const half of document.querySelectorAll(".datetime input")) {
      const whole = half.closest(".form-row").querySelector("legend, label");
      const words = [whole, half.previousSibling].map((node) => (node ? node.textContent.trim() : ""));
      half.setAttribute("aria-label", words.join(" "));
    }
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const label = nameOf(select);
      const box = select.parentElement.querySelector(".select2-selection");
      if (!label || !box) continue;
      label.id = `${select.id}_label`;
      const shown = box.querySelector(".select2-selection__rendered");
      box.setAttribute("aria-labelledby", `${label.id} ${shown.id}`.trim());
      if (shown.getAttribute("role")) shown.setAttribute("aria-labelledby", label.id);
      const search = box.querySelector(".select2-search__field");
      if (search) search.setAttribute("aria-label", label.textContent.trim());
    }
  };
  django.jQuery(name); // After the widgets, which are made when jQuery is ready.
  document.addEventListener("formset:added", () => setTimeout(name));
  django.jQuery(document).on("select2:open", (event) => {
    const label = nameOf(event.target);
    const search = document.querySelector(".select2-dropdown .select2-search__field");
    if (label && search) search.setAttribute("aria-label", label.textContent.trim());
  });
});
