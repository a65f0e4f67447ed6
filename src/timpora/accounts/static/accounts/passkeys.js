/* Passkeys: asks the browser for one and sends what it says along with the form. The server checks everything. */
"use strict";

(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const keysOf = (list) => (list ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

  const toMake = ({ publicKey: asked }) => ({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: keysOf(asked.excludeCredentials),
      // A passkey lives in its device and knows its owner, so that it opens without a password.
      authenticatorSelection: { ...asked.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" },
    },
  });
  const toShow = ({ publicKey: asked }) => ({
    publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: keysOf(asked.allowCredentials) },
  });
  const told = (key) => {
    const { response } = key;
    const answer = { clientDataJSON: text(response.clientDataJSON) };
    if (response.attestationObject) {
      answer.attestationObject = text(response.attestationObject);
      answer.transports = response.getTransports?.() ?? [];
    } else {
      answer.authenticatorData = text(response.authenticatorData);
      answer.signature = text(response.signature);
      answer.userHandle = response.userHandle ? text(response.userHandle) : null;
    }
    return {
      id: key.id,
      rawId: text(key.rawId),
      type: key.type,
      authenticatorAttachment: key.authenticatorAttachment,
      clientExtensionResults: key.getClientExtensionResults(),
      response: answer,
    };
  };

  const written = () => JSON.parse(document.getElementById("passkey-options").textContent);
  const fetched = async (form) => {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  };
  const ways = {
    make: async () => navigator.credentials.create(toMake(written().creation_options)),
    show: async () => navigator.credentials.get(toShow(written().request_options)),
    "sign-in": async (form) => navigator.credentials.get(toShow((await fetched(form)).request_options)),
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = form.querySelector("[data-passkey-failed]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(told(await ways[form.dataset.passkey](form)));
      } catch {
        failed.hidden = false; // whoever closed the browser's question, or has no key, reads what else there is
        return;
      }
      form.submit();
    });
  }
})();
