// Saves a part of a form by itself, a moment after something changed in it. The buttons save all that changed without this.
// A part has data-saves (what it says when saving failed), an id, and the versions that it read, marked data-read.
(function () {
  "use strict";
  var form = document.getElementById("invullen");
  if (!form || !window.fetch || !window.URLSearchParams || !window.DOMParser) return;
  var last = Promise.resolve(); // one after the other: each saving needs the version that the one before gave
  var leaving = false;

  function partOf(field) {
    return field && field.form === form ? field.closest("[data-saves]") : null;
  }

  function save(part) {
    if (leaving) return;
    var names = Array.from(form.elements).filter(function (field) {
      return part.contains(field) || field.parentNode === form;
    }).map(function (field) { return field.name; });
    var sent = new URLSearchParams({ zelf: "ja" });
    new FormData(form).forEach(function (value, name) { if (names.indexOf(name) >= 0) sent.append(name, value); });
    return fetch(form.action, { method: "POST", body: sent }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    }).then(function (html) {
      var now = new DOMParser().parseFromString(html, "text/html").getElementById(part.id);
      part.querySelectorAll("[data-read]").forEach(function (read) {
        read.value = now.querySelector("[name='" + read.name + "']").value;
      });
      part.querySelector(".saved").textContent = now.querySelector(".saved").textContent;
      var tag = part.querySelector("summary .tag");
      if (tag) tag.replaceWith(document.importNode(now.querySelector("summary .tag"), true));
    }).catch(function () {
      if (!leaving) part.querySelector(".saved").textContent = part.dataset.saves;
    });
  }

  document.addEventListener("change", function (event) {
    var part = partOf(event.target);
    if (part) last = last.then(function () { return save(part); });
  });

  // a button waits for a saving that is under way, or it would collide with it; Enter comes back to the part where it was pressed
  form.addEventListener("submit", function (event) {
    if (leaving) return;
    event.preventDefault();
    var pressed = event.submitter && event.submitter.name ? event.submitter : null;
    var part = partOf(document.activeElement);
    last.then(function () {
      leaving = true;
      if (pressed || part && part.dataset.enter) {
        var button = document.createElement("input");
        button.type = "hidden";
        button.name = pressed ? pressed.name : "blok";
        button.value = pressed ? pressed.value : part.dataset.enter;
        form.append(button);
      }
      HTMLFormElement.prototype.submit.call(form);
    });
  });
})();
