// Draws the charts again so that they can be pointed at and zoomed: drag to zoom, double-click to see all. Without it the page shows the same, still.
(() => {
  'use strict';
  const source = document.getElementById('charts');
  const charts = JSON.parse(source.textContent);
  const drawn = [];
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dashes = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 4]];

  // The zone of the report, not that of the reader; a name that this browser does not know is no reason to show nothing.
  const clock = options => {
    try {
      return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: source.dataset.zone });
    } catch {
      return new Intl.DateTimeFormat('en-GB', options);
    }
  };
  const full = clock({ dateStyle: 'medium', timeStyle: 'short' });
  const day = clock({ day: 'numeric', month: 'short' });
  const hour = clock({ hour: '2-digit', minute: '2-digit' });

  const show = (value, unit) => {
    if (value == null) return 'no data';
    if (unit === 'B') return value >= 1e6 ? `${+(value / 1e6).toFixed(2)} MB` : `${+(value / 1e3).toFixed(1)} kB`;
    return unit ? `${+value.toFixed(3)} ${unit}` : `${+value.toFixed(3)}`;
  };

  // Thresholds across, deployments and rollbacks down, as in the still charts.
  const draw = (plot, chart) => {
    const context = plot.ctx;
    const { left, top, width, height } = plot.bbox;
    const few = chart.deployments.length < 150;
    const stroke = (name, dash, from, to) => {
      context.strokeStyle = colour(name);
      context.setLineDash(dash);
      context.beginPath();
      context.moveTo(...from);
      context.lineTo(...to);
      context.stroke();
    };
    context.save();
    context.lineWidth = 1.5;
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    context.globalAlpha = .55;
    for (const [times, name, dash] of [[few ? chart.deployments : [], '--soft', [1, 3]], [chart.rollbacks, '--bad', [5, 2]]]) {
      for (const time of times) {
        const x = plot.valToPos(time, 'x', true);
        stroke(name, dash, [x, top], [x, top + height]);
      }
    }
    context.globalAlpha = 1;
    context.font = `${12 * devicePixelRatio}px system-ui`;
    context.textAlign = 'right';
    context.fillStyle = colour('--bad');
    for (const limit of chart.limits) {
      const y = plot.valToPos(limit.value, 'y', true);
      stroke('--bad', [6, 4], [left, y], [left + width, y]);
      const label = `${limit.name} ${show(limit.value, chart.unit)}`;
      context.setLineDash([]);
      context.lineWidth = 4;
      context.strokeStyle = colour('--card');
      context.strokeText(label, left + width - 4, y - 5);
      context.lineWidth = 1.5;
      context.fillText(label, left + width - 4, y - 5);
    }
    context.restore();
  };

  const make = chart => {
    const place = document.getElementById(chart.id);
    const axis = { stroke: () => colour('--soft'), grid: { stroke: () => colour('--line'), width: 1 }, ticks: { stroke: () => colour('--line') }, font: '12px system-ui' };
    const options = {
      width: place.clientWidth, height: 240, cursor: { drag: { x: true, y: false }, points: { size: 7 } }, legend: { live: true },
      scales: { x: { min: chart.from, max: chart.to }, y: { range: (_, low, high) => [0, Math.max(chart.highest, high || 0)] } },
      axes: [{ ...axis, values: (plot, times) => times.map(time => (plot.scales.x.max - plot.scales.x.min > 3 * 86400 ? day : hour).format(time * 1000)) }, { ...axis, size: 64, values: (_, values) => values.map(value => show(value, chart.unit)) }],
      series: [{ label: 'At', value: (_, time, series, index) => index == null ? 'the pointer' : full.format(time * 1000) }, ...chart.names.map((name, i) => ({
        label: name, stroke: () => colour(`--c${i}`), width: 2, dash: dashes[i], spanGaps: true,
        points: { show: chart.columns[0].length < 40, size: 5 }, value: (_, value, series, index) => index == null ? '' : show(value, chart.unit),
      }))],
      hooks: { draw: [plot => draw(plot, chart)] },
    };
    drawn.push({ plot: new uPlot(options, chart.columns, place), place });
  };

  document.documentElement.classList.add('enhanced');
  charts.forEach(make);
  // Where a year does not fit, its end is what one wants to see.
  document.querySelectorAll('.scroll:has(> .calendar)').forEach(place => { place.scrollLeft = place.scrollWidth; });
  let waiting = 0;
  addEventListener('resize', () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => drawn.forEach(({ plot, place }) => plot.setSize({ width: place.clientWidth, height: 240 })));
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawn.forEach(({ plot }) => plot.redraw()));
})();
