// Passkeys need the browser's help: asks the device and sends its answer with the form. Loaded on the pages that use it.
(function () {
  "use strict";
  if (!window.PublicKeyCredential) return;

  function bytes(text) {
    return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), function (c) { return c.charCodeAt(0); });
  }

  function text(buffer) {
    if (!buffer) return undefined;
    return btoa(String.fromCharCode.apply(null, new Uint8Array(buffer)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function ask(options) {
    options.challenge = bytes(options.challenge);
    if (!options.user) return navigator.credentials.get({ publicKey: options });
    options.user.id = bytes(options.user.id);
    options.excludeCredentials.forEach(function (known) { known.id = bytes(known.id); });
    return navigator.credentials.create({ publicKey: options });
  }

  function answer(credential) {
    var response = credential.response;
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      clientExtensionResults: {},
      response: {
        clientDataJSON: text(response.clientDataJSON),
        attestationObject: text(response.attestationObject),
        authenticatorData: text(response.authenticatorData),
        signature: text(response.signature),
        userHandle: text(response.userHandle)
      }
    });
  }

  document.querySelectorAll("form[data-passkey]").forEach(function (form) {
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      // the program asks for the name: the device would keep a passkey that nobody knows
      if (form.elements.naam && !form.elements.naam.value.trim()) return form.submit();
      if (form.dataset.busy) return; // a double click asks once
      form.dataset.busy = "yes";
      var failed = form.querySelector(".failed");
      failed.hidden = true;
      ask(JSON.parse(form.dataset.passkey)).then(function (credential) {
        form.elements.antwoord.value = answer(credential);
        form.submit();
      }, function () {
        delete form.dataset.busy;
        failed.hidden = false;
      });
    });
  });
})();
