// Saves a block of a talk by itself, a moment after something changed in it. The button does the same without this.
(function () {
  "use strict";
  if (!window.fetch || !window.URLSearchParams || !window.DOMParser) return;

  document.querySelectorAll("form[data-saves]").forEach(function (form) {
    var last = Promise.resolve(); // one after the other: each saving needs the version that the one before gave
    var leaving = false;

    function save() {
      if (leaving) return;
      return fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).then(function (answer) {
        if (!answer.ok) throw new Error(answer.status);
        return answer.text();
      }).then(function (html) {
        var block = new DOMParser().parseFromString(html, "text/html").getElementById(form.parentNode.id);
        form.elements.versie.value = block.querySelector("[name=versie]").value;
        form.querySelector(".saved").textContent = block.querySelector(".saved").textContent;
        var tag = form.parentNode.querySelector("summary .tag");
        tag.replaceWith(document.importNode(block.querySelector("summary .tag"), true));
      }).catch(function () {
        if (!leaving) form.querySelector(".saved").textContent = form.dataset.saves;
      });
    }

    form.addEventListener("change", function () { last = last.then(save); });

    // the button waits for a saving that is under way, or it would collide with it
    form.addEventListener("submit", function (event) {
      if (leaving) return;
      event.preventDefault();
      var button = event.submitter;
      last.then(function () {
        leaving = true;
        if (button && button.name) {
          var pressed = document.createElement("input");
          pressed.type = "hidden";
          pressed.name = button.name;
          pressed.value = button.value;
          form.append(pressed);
        }
        HTMLFormElement.prototype.submit.call(form);
      });
    });
  });
})();
