// Improves what already works without it: quick exit by Shift three times, reading aloud, copying a text, printing.
(function () {
  "use strict";
  var exit = document.querySelector("a.exit");

  function leave(event) {
    if (event) event.preventDefault();
    document.documentElement.hidden = true; // nothing to see while the browser is on its way
    document.title = " ";
    location.replace(exit.href);
  }

  if (exit) {
    exit.addEventListener("click", leave);
    var shifts = [];
    document.addEventListener("keyup", function (event) {
      if (event.key !== "Shift") { shifts = []; return; }
      var now = Date.now();
      shifts = shifts.filter(function (at) { return now - at < 5000; });
      shifts.push(now);
      if (shifts.length === 3) leave();
    });
  }

  // a page that comes back from the browser's memory is asked for again: it may show answers, or send a form a second time
  window.addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });

  // parts of the form follow each other inside one page: the browser's own Back and Forward then lose nothing, and after
  // leaving there is no earlier page with answers in its history
  var step = (history.state && history.state.step) || 0;
  var before = null; // the first page, and the part that came after it: going between these two asks the server nothing
  var after = null;

  function show(html) {
    var next = new DOMParser().parseFromString(html, "text/html");
    put({ lang: next.documentElement.lang, dir: next.documentElement.dir, title: next.title, body: document.adoptNode(next.body) });
  }

  function here() {
    return { lang: document.documentElement.lang, dir: document.documentElement.dir, title: document.title, body: document.body };
  }

  function put(next) {
    document.documentElement.lang = next.lang;
    document.documentElement.dir = next.dir;
    document.title = next.title;
    document.body.replaceWith(next.body);
    exit = document.querySelector("a.exit");
    if (exit) exit.addEventListener("click", leave);
    prepare();
    window.scrollTo(0, 0);
    var heading = document.querySelector("h1");
    if (heading && !document.querySelector(".summary")) { heading.tabIndex = -1; heading.focus(); }
  }

  function prepareParts() {
    document.querySelectorAll("form[data-parts]").forEach(function (form) {
      if (form.dataset.ready) return;
      form.dataset.ready = "yes";
      form.addEventListener("submit", function (event) {
        if (!window.fetch || !window.URLSearchParams) return;
        event.preventDefault();
        if (form.dataset.busy) return; // a double click is one click
        var button = event.submitter;
        var first = button && button.name === "deel";
        if (first || (button && button.name === "taal")) after = null; // whoever starts anew sees nothing of somebody before
        form.dataset.busy = "yes";
        var data = new URLSearchParams(new FormData(form));
        if (button && button.name) data.append(button.name, button.value);
        var back = button && button.name === "naar";
        fetch(form.action, { method: "POST", body: data }).then(function (answer) {
          return answer.text().then(function (html) {
            if (!back && answer.ok && !form.dataset.moving) { step++; history.pushState({ step: step }, "", location.href); }
            if (first) { delete form.dataset.busy; before = here(); }
            show(html);
          });
        }).catch(function () {
          delete form.dataset.busy;
          if (button && button.name) { // a form that is sent by a script forgets which button was pressed
            var pressed = document.createElement("input");
            pressed.type = "hidden";
            pressed.name = button.name;
            pressed.value = button.value;
            form.append(pressed);
          }
          HTMLFormElement.prototype.submit.call(form); // the network failed: the browser shows that better than we do
        });
      });
    });
  }

  // a double click is one click, here too; after that a form may be sent again, for it may have given a file
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.hasAttribute("data-parts")) return;
    if (form.dataset.sent && event.timeStamp - form.dataset.sent < 1000) event.preventDefault();
    else form.dataset.sent = event.timeStamp;
  });

  if (document.querySelector("form[data-parts]")) history.replaceState({ step: step }, "");

  window.addEventListener("popstate", function (event) {
    if (!event.state) return; // a place on the same page
    var to = event.state.step;
    var forward = to > step;
    step = to;
    if (forward && after && document.querySelector("form[data-parts] button[name=deel]")) { put(after); return; }
    if (!forward && before && document.querySelector("form[data-parts] input[name=deel][value='1']")) {
      after = here();
      put(before);
      return;
    }
    var button = document.querySelector("form[data-parts] button" + (forward ? ":not([name]):not([data-send]):not([type])" : "[name=naar]"));
    if (!button) { location.reload(); return; }
    button.form.dataset.moving = "yes";
    button.click();
  });

  function prepare() {
    prepareParts();
    var summary = document.querySelector(".summary");
    if (summary) summary.focus();
    prepareListening();
    prepareNone();
  }

  // reading aloud: a recording if there is one, else the device's voice if it has that very language
  var speech = window.speechSynthesis;
  var language = document.documentElement.lang;

  function voice() {
    return speech && speech.getVoices().find(function (v) {
      return v.lang.toLowerCase().split(/[-_]/)[0] === language.split("-")[0];
    });
  }

  function prepareListening() {
    document.querySelectorAll("[data-listen]").forEach(function (button) {
      var recording = button.dataset.recording;
      button.hidden = !recording && !voice();
      if (button.dataset.ready) return;
      button.dataset.ready = "yes";
      button.addEventListener("click", function () {
        if (speech) speech.cancel();
        if (recording) { new Audio(recording).play(); return; }
        var spoken = new SpeechSynthesisUtterance(button.dataset.listen);
        spoken.lang = language;
        spoken.voice = voice();
        speech.speak(spoken);
      });
    });
  }

  if (speech && speech.addEventListener) speech.addEventListener("voiceschanged", prepareListening);

  // "Geen van deze" and the other options exclude each other
  function prepareNone() { document.querySelectorAll(".choice--none input").forEach(function (none) {
    var others = none.closest("fieldset").querySelectorAll("input[type=checkbox]");
    others.forEach(function (box) {
      box.addEventListener("change", function () {
        if (!box.checked) return;
        if (box === none) others.forEach(function (other) { if (other !== none) other.checked = false; });
        else none.checked = false;
      });
    });
  }); }

  prepare();

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value || document.getElementById(button.dataset.copy).textContent)
        .then(function () { button.textContent = button.dataset.done; });
    });
  });

  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  // what is folded is printed as well, also by browsers whose style sheets cannot open it
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("main details:not(.fold):not([open])").forEach(function (part) { part.open = true; part.dataset.shut = "yes"; });
  });
  window.addEventListener("afterprint", function () {
    document.querySelectorAll("details[data-shut]").forEach(function (part) { part.open = false; delete part.dataset.shut; });
  });

  // the room: what there is to see changes for all at once; without news the page asks again by itself, but not while somebody types
  var news = document.querySelector("[data-news]");
  if (news) {
    var heard = Date.now();
    var again = function () { location.replace(news.dataset.here || location.href); }; // never sends a form once more
    var hear = function (event) {
      heard = Date.now();
      if (event.type === "message" && event.data !== news.dataset.mark) again();
    };
    if (window.EventSource) {
      var source = new EventSource(news.dataset.news);
      source.onmessage = hear;
      source.addEventListener("still", hear);
    }
    setInterval(function () {
      if (Date.now() - heard > 40000 && !document.querySelector("form[data-points], form input[name=mening]")) again();
    }, 10000);
  }

  document.querySelectorAll("form[data-points]").forEach(function (form) {
    var left = form.querySelector("[data-left]");
    var count = function () {
      var rest = Number(form.dataset.points);
      form.querySelectorAll("select").forEach(function (points) { rest -= Number(points.value); });
      left.hidden = false;
      left.textContent = left.dataset.left.replace("#", rest);
    };
    form.addEventListener("change", count);
    count();
  });

  // the projector turns its pages with the arrow keys
  if (document.body.classList.contains("projector")) {
    document.addEventListener("keydown", function (event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return; // the browser's own keys
      var way = { ArrowRight: "next", PageDown: "next", " ": "next", ArrowLeft: "prev", PageUp: "prev" }[event.key];
      var link = way && document.querySelector("a[rel=" + way + "]");
      if (link) { event.preventDefault(); location.href = link.href; }
    });
  }
})();
