// Saves a part of a form by itself when something changed in it; a date or time when one leaves it, for it changes with every digit.
// The buttons save all that changed without this.
// A part has data-saves (what it says when saving failed), an id, and the versions that it read, marked data-read.
(function () {
  "use strict";
  var form = document.getElementById("invullen");
  if (!form || !window.fetch || !window.URLSearchParams || !window.DOMParser) return;
  var last = Promise.resolve(); // one after the other: each saving needs the version that the one before gave
  var leaving = false;
  var unsaved = {}; // the parts with something that is not saved: it failed, or a date is being typed; by id

  // what the program said of it: the first fault, or that somebody else was there meanwhile
  function reason(html, part) {
    var said = new DOMParser().parseFromString(html, "text/html").getElementById(part.id);
    said = said && said.querySelector(".error, .note--warn");
    return said ? " " + said.textContent.trim().replace(/\s+/g, " ") : "";
  }

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
      return answer.text().then(function (html) {
        if (!answer.ok) throw new Error(answer.status === 422 ? reason(html, part) : "");
        return html;
      });
    }).then(function (html) {
      delete unsaved[part.id];
      var now = new DOMParser().parseFromString(html, "text/html").getElementById(part.id);
      part.querySelectorAll("[data-read]").forEach(function (read) {
        read.value = now.querySelector("[name='" + read.name + "']").value;
      });
      part.querySelector(".saved").textContent = now.querySelector(".saved").textContent;
      var tag = part.querySelector("summary .tag");
      if (tag) tag.replaceWith(document.importNode(now.querySelector("summary .tag"), true));
    }).catch(function (failure) {
      unsaved[part.id] = true;
      if (!leaving) part.querySelector(".saved").textContent = part.dataset.saves + (failure instanceof TypeError ? "" : failure.message);
    });
  }

  function soon(part) {
    last = last.then(function () { return save(part); });
  }

  document.addEventListener("change", function (event) {
    var part = partOf(event.target);
    if (part && document.activeElement === event.target && /^(date|time)$/.test(event.target.type)) {
      unsaved[part.id] = true;
      event.target.dataset.typed = "";
    } else if (part) soon(part);
  });

  form.addEventListener("focusout", function (event) {
    if (event.target.dataset.typed === undefined) return;
    delete event.target.dataset.typed;
    soon(partOf(event.target));
  });

  window.addEventListener("beforeunload", function (event) {
    if (!leaving && Object.keys(unsaved).length > 0) event.preventDefault();
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
