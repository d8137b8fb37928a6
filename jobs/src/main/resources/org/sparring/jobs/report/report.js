"use strict";
(() => {
  const root = document.documentElement;
  const light = ["#0b5fa5", "#c2410c", "#0f7b5a", "#9d3c84", "#8a6100", "#4b5563"];
  const dark = ["#6cb6ff", "#ff9b6a", "#4fd1a5", "#e79bd2", "#e8c15a", "#b6c0cc"];
  const points = ["circle", "rect", "triangle", "rectRot", "crossRot", "star"];
  const dashes = [[], [7, 4], [2, 3], [10, 4, 2, 4], [14, 4], [4, 2]];
  const night = matchMedia("(prefers-color-scheme: dark)");
  const ink = (name) => getComputedStyle(root).getPropertyValue("--" + name).trim();
  const hue = (i) => (night.matches && !root.classList.contains("print") ? dark : light)[i % light.length];

  // The interval of each point, as a bar with two ends.
  const whiskers = {
    id: "whiskers",
    beforeDatasetsDraw(chart) {
      const { ctx, scales: { y }, chartArea: area } = chart;
      chart.data.datasets.forEach((set, i) => {
        if (!chart.isDatasetVisible(i)) return;
        ctx.save();
        ctx.beginPath();
        ctx.rect(area.left, area.top, area.width, area.height);
        ctx.clip();
        ctx.strokeStyle = set.borderColor;
        ctx.globalAlpha = 0.6;
        ctx.lineWidth = 1.5;
        ctx.beginPath();
        chart.getDatasetMeta(i).data.forEach((element, j) => {
          const { low, high } = set.data[j];
          if (low === null || high === null) return;
          const [x, from, to] = [element.x, y.getPixelForValue(low), y.getPixelForValue(high)];
          ctx.moveTo(x - 4, from);
          ctx.lineTo(x + 4, from);
          ctx.moveTo(x, from);
          ctx.lineTo(x, to);
          ctx.moveTo(x - 4, to);
          ctx.lineTo(x + 4, to);
        });
        ctx.stroke();
        ctx.restore();
      });
    },
  };

  const dataset = (chart) => (series, i) => ({
    label: series.name,
    data: series.points.map(([x, y, low, high]) => ({ x, y, low, high })),
    showLine: chart.joined,
    borderDash: dashes[i % dashes.length],
    borderWidth: 2,
    pointStyle: points[i % points.length],
    pointRadius: chart.joined && series.points.length > 40 ? 0 : 4,
    pointHoverRadius: 6,
    pointBorderWidth: 1.5,
    spanGaps: true,
  });

  const axis = ({ label, logarithmic }, values) => ({
    type: logarithmic ? "logarithmic" : "linear",
    title: { display: true, text: label },
    suggestedMin: Math.min(...values),
    suggestedMax: Math.max(...values),
    grid: {},
    ticks: {},
  });

  const known = (chart, places) =>
    chart.series.flatMap((series) => series.points.flatMap((point) => places.map((i) => point[i]))).filter((v) => v !== null);

  const configuration = (chart) => ({
    type: "scatter",
    data: { datasets: chart.series.map(dataset(chart)) },
    plugins: [whiskers],
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "nearest", intersect: false },
      scales: { x: axis(chart.x, known(chart, [0])), y: axis(chart.y, known(chart, [1, 2, 3])) },
      plugins: {
        legend: {
          display: chart.series.length > 1,
          align: "start",
          labels: { usePointStyle: true, boxWidth: 9, boxHeight: 9, padding: 16 },
        },
        tooltip: {
          callbacks: {
            label: ({ dataset: { label }, raw: { x, y, low, high } }) => {
              const show = (v) => Number(v.toPrecision(4)).toString();
              const range = low === null || high === null ? "" : ` [${show(low)}, ${show(high)}]`;
              return `${label}: ${show(x)}, ${show(y)}${range}`;
            },
          },
        },
      },
    },
  });

  const paint = (chart) => {
    chart.options.font = { family: getComputedStyle(document.body).fontFamily, size: 13 };
    chart.options.plugins.legend.labels.color = ink("ink");
    for (const scale of Object.values(chart.options.scales)) {
      scale.title.color = ink("ink");
      scale.ticks.color = ink("faint");
      scale.grid.color = ink("rule");
      scale.border = { color: ink("faint") };
    }
    chart.data.datasets.forEach((set, i) => {
      set.borderColor = set.pointBorderColor = hue(i);
      set.pointBackgroundColor = i % 2 ? ink("paper") : hue(i);
    });
    chart.update("none");
  };

  root.classList.add("drawn");
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  const canvases = document.querySelectorAll(".chart canvas");
  const charts = JSON.parse(document.getElementById("charts").textContent).map((chart, i) => new Chart(canvases[i], configuration(chart)));
  const repaint = () => charts.forEach(paint);
  repaint();
  night.addEventListener("change", repaint);
  addEventListener("beforeprint", () => {
    root.classList.add("print");
    repaint();
  });
  addEventListener("afterprint", () => {
    root.classList.remove("print");
    repaint();
  });
})();
