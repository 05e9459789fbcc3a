// Saves a block of a talk by itself, a moment after something changed in it. The buttons save all that changed without this.
(function () {
  "use strict";
  var form = document.getElementById("invullen");
  if (!form || !window.fetch || !window.URLSearchParams || !window.DOMParser) return;
  var last = Promise.resolve(); // one after the other: each saving needs the version that the one before gave
  var leaving = false;

  function blockOf(field) {
    return field && field.form === form ? field.closest(".block") : null;
  }

  function save(block) {
    if (leaving) return;
    var code = block.id.replace("blok-", "");
    var read = ["versie-" + code, "was-" + code];
    var sent = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (name === "_csrf" || read.indexOf(name) >= 0 || name.indexOf(code + "-") === 0) sent.append(name, value);
    });
    return fetch(form.action, { method: "POST", body: sent }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    }).then(function (html) {
      var now = new DOMParser().parseFromString(html, "text/html").getElementById(block.id);
      read.forEach(function (name) { form.elements[name].value = now.querySelector("[name='" + name + "']").value; });
      block.querySelector(".saved").textContent = now.querySelector(".saved").textContent;
      block.querySelector("summary .tag").replaceWith(document.importNode(now.querySelector("summary .tag"), true));
    }).catch(function () {
      if (!leaving) block.querySelector(".saved").textContent = block.dataset.saves;
    });
  }

  document.addEventListener("change", function (event) {
    var block = blockOf(event.target);
    if (block && block.dataset.saves) last = last.then(function () { return save(block); });
  });

  // a button waits for a saving that is under way, or it would collide with it; Enter comes back to the block where it was pressed
  form.addEventListener("submit", function (event) {
    if (leaving) return;
    event.preventDefault();
    var block = blockOf(document.activeElement);
    var code = event.submitter && event.submitter.value || block && block.id.replace("blok-", "");
    last.then(function () {
      leaving = true;
      if (code) {
        var pressed = document.createElement("input");
        pressed.type = "hidden";
        pressed.name = event.submitter && event.submitter.name || "blok";
        pressed.value = code;
        form.append(pressed);
      }
      HTMLFormElement.prototype.submit.call(form);
    });
  });
})();
