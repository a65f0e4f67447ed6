/* Draws what the table says: areas by their step, places by their kind. Without it the table alone stands there. */
"use strict";

(() => {
  const figure = document.querySelector("[data-map]");
  const here = document.querySelector("[data-map-here]");
  if (!figure || !here || !window.L) return;
  const RADIUS = { "step-0": 5, "step-1": 7, "step-2": 10, "step-3": 13, "step-4": 16, elsewhere: 4 };
  const PRINTED = { width: "170mm", height: "110mm" };
  const turned = ([longitude, latitude]) => [latitude, longitude];

  /* Words are set as text, whatever they hold. */
  const popup = (one) => {
    const box = document.createElement("div");
    const name = document.createElement("b");
    name.textContent = one.name;
    const says = document.createElement("p");
    says.textContent = one.says;
    box.append(name, says);
    if (one.href) {
      const link = document.createElement("a");
      link.href = one.href;
      link.textContent = here.dataset.rows;
      box.append(link);
    }
    return box;
  };

  const area = (one) => {
    const own = one.look === "elsewhere" ? "" : " own";
    const drawn = { className: `area ${one.look}${own}`, fillColor: `url(#look-${one.look})`, fillOpacity: 1, weight: 1 };
    const layer = one.outline
      ? window.L.polygon(one.outline.map((polygon) => polygon.map((ring) => ring.map(turned))), drawn)
      : window.L.circleMarker(turned(one.middle), { ...drawn, radius: RADIUS[one.look] ?? 6 });
    const words = document.createElement("span");
    words.textContent = `${one.name}: ${one.says}`;
    return layer.bindTooltip(words, { sticky: true }).bindPopup(popup(one));
  };

  const place = (one) => {
    const className = `place ${one.kind}${one.silent ? " silent" : ""}`;
    const icon = window.L.divIcon({ className, iconSize: [14, 14] });
    return window.L.marker(turned(one.at), { icon, keyboard: false }).bindPopup(popup(one));
  };

  const draw = ({ areas, places }) => {
    figure.hidden = false;
    const map = window.L.map(here, { attributionControl: false, zoomControl: false, zoomSnap: 0.25, minZoom: 4, maxZoom: 15, fadeAnimation: false });
    window.L.control.zoom({ zoomInTitle: here.dataset.in, zoomOutTitle: here.dataset.out }).addTo(map);
    // First what is grey, then what is large, so that nothing that counts lies below something else.
    const ordered = [...areas].sort((one, two) => (two.look === "elsewhere") - (one.look === "elsewhere"));
    const layers = ordered.map((one) => [one, area(one).addTo(map)]);
    const own = layers.filter(([one]) => one.look !== "elsewhere").map(([, layer]) => layer);
    const bounds = window.L.featureGroup(own.length ? own : layers.map(([, layer]) => layer)).getBounds();
    const fit = () => map.fitBounds(bounds.isValid() ? bounds : [[-11, 95], [6, 141]], { animate: false, padding: [12, 12] });
    fit();
    map.setMaxBounds(map.getBounds().pad(1.5));
    const points = window.L.layerGroup(places.map(place)).addTo(map);
    const tick = document.querySelector("[data-map-places]");
    tick?.addEventListener("change", () => (tick.checked ? points.addTo(map) : points.remove()));
    map.on("popupopen", ({ popup: opened }) => {
      opened.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", here.dataset.close);
      opened.getElement().querySelector("a[href]:not(.leaflet-popup-close-button)")?.focus({ preventScroll: true });
    });
    const sized = (width, height) => {
      here.style.width = width;
      here.style.height = height;
      map.invalidateSize({ animate: false });
      fit();
    };
    window.addEventListener("beforeprint", () => sized(PRINTED.width, PRINTED.height));
    window.addEventListener("afterprint", () => sized("", ""));
    here.dataset.drawn = "1";
  };

  fetch(here.dataset.drawing, { headers: { "Timpora-By-Itself": "yes" }, credentials: "same-origin" })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then(draw)
    .catch(() => { document.querySelector("[data-map-failed]").hidden = false; });
})();
