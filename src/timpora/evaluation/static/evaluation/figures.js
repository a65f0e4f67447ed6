/* Draws what the tables say: a line over time with its interval as a band, or bars with their bounds. Without it the tables alone stand. */
"use strict";

(() => {
  const figures = [...document.querySelectorAll("[data-chart]")];
  if (!figures.length || !window.echarts) return;
  const indonesian = document.documentElement.lang !== "en";
  const numbers = new Intl.NumberFormat(indonesian ? "id-ID" : "en-GB", { notation: "compact", maximumFractionDigits: 1 });
  const value = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const axes = (told, colours) => {
    const words = { color: colours.soft, fontFamily: "inherit", fontSize: 11 };
    const numbered = {
      type: "value", axisLabel: { ...words, formatter: (one) => numbers.format(one) + (told.unit === "percent" ? " %" : "") },
      splitLine: { lineStyle: { color: colours.line } }, min: 0, ...(told.unit === "percent" ? { max: 100 } : {}), minInterval: told.unit === "percent" ? 0 : 1,
    };
    const named = { type: "category", data: told.labels, axisLabel: { ...words, hideOverlap: true, overflow: "truncate", width: told.kind === "bar" ? 110 : 72 }, axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false } };
    return told.kind === "bar" ? { xAxis: numbered, yAxis: { ...named, inverse: true } } : { xAxis: named, yAxis: numbered };
  };

  const line = (told, colours) => {
    const has = told.low.some((one) => one !== null);
    const width = told.low.map((low, place) => (low === null ? null : told.high[place] - low));
    const hidden = { type: "line", symbol: "none", silent: true, lineStyle: { opacity: 0 } };
    const band = has ? [{ ...hidden, data: told.low, stack: "between" }, { ...hidden, data: width, stack: "between", areaStyle: { color: colours.accent, opacity: 0.18 } }] : [];
    return [...band, { type: "line", data: told.values, symbolSize: 6, itemStyle: { color: colours.accent }, lineStyle: { color: colours.accent, width: 2 }, connectNulls: false }];
  };

  const bars = (told, colours) => [{ type: "bar", data: told.values, barMaxWidth: 18, itemStyle: { color: colours.accent } }];

  const draw = (figure) => {
    const told = JSON.parse(figure.dataset.chart);
    figure.hidden = false;
    const here = figure.querySelector(".chart-here");
    if (told.kind === "bar") here.style.height = `${Math.max(6, 2.2 + told.labels.length * 1.6)}rem`;
    const chart = window.echarts.getInstanceByDom(here) ?? window.echarts.init(here, null, { renderer: "canvas" });
    const colours = { accent: value("--accent"), line: value("--line"), soft: value("--ink-soft") };
    chart.setOption({ animation: false, grid: { left: 4, right: 12, top: 10, bottom: 4, containLabel: true }, ...axes(told, colours), series: told.kind === "bar" ? bars(told, colours) : line(told, colours) }, true);
    figure.dataset.drawn = "1";
    return chart;
  };

  const charts = figures.map(draw);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => figures.forEach(draw));
  window.addEventListener("resize", () => charts.forEach((chart) => chart.resize()));
})();
