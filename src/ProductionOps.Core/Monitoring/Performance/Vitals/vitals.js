// Runs in a world of its own at the start of every document, and keeps what the browser itself reports of the page.
(() => {
  if (window !== window.top) return;
  const seen = { lcp: null, fcp: null, cls: 0, tasks: [], fid: null, interactions: {} };
  globalThis.productionOps = seen;
  const observe = (type, take, options) => new PerformanceObserver(list => {
    for (const entry of list.getEntries()) take(entry);
    if (globalThis.productionOpsActivity) productionOpsActivity('');
  }).observe({ type, buffered: true, ...options });

  observe('paint', entry => { if (entry.name === 'first-contentful-paint') seen.fcp = entry.startTime; });
  observe('largest-contentful-paint', entry => { seen.lcp = entry.startTime; });
  observe('longtask', entry => { seen.tasks.push([entry.startTime, entry.duration]); });

  // The largest burst of shifts: gaps under 1 s, 5 s at most (https://web.dev/articles/cls).
  let burst = 0, first = 0, last = 0;
  observe('layout-shift', entry => {
    if (entry.hadRecentInput) return;
    if (burst && entry.startTime - last < 1000 && entry.startTime - first < 5000) burst += entry.value;
    else [burst, first] = [entry.value, entry.startTime];
    last = entry.startTime;
    seen.cls = Math.max(seen.cls, burst);
  });

  const interact = entry => {
    if (entry.interactionId) seen.interactions[entry.interactionId] = Math.max(seen.interactions[entry.interactionId] || 0, entry.duration);
  };
  observe('first-input', entry => {
    seen.fid = entry.processingStart - entry.startTime;
    interact(entry);
  });
  observe('event', interact, { durationThreshold: 16 });

  seen.read = () => {
    const navigation = performance.getEntriesByType('navigation')[0];
    return {
      lcp: seen.lcp, fcp: seen.fcp, cls: seen.cls, tasks: seen.tasks, fid: seen.fid,
      inp: Math.max(-1, ...Object.values(seen.interactions)), navigation: navigation ? navigation.toJSON() : null,
    };
  };

  // A place where a click does nothing but be a click.
  const active = 'a,area,audio,button,details,embed,iframe,input,label,object,option,select,summary,textarea,video,' +
    '[contenteditable],[draggable=true],[onclick],[onmousedown],[onpointerdown],[role=button],[role=link],[role=tab],[tabindex]';
  seen.neutral = () => {
    for (const y of [0.5, 0.25, 0.75, 0.1, 0.9, 0.02, 0.98]) {
      for (const x of [0.02, 0.98, 0.5, 0.25, 0.75]) {
        const point = { x: Math.round(innerWidth * x), y: Math.round(innerHeight * y) };
        const element = document.elementFromPoint(point.x, point.y);
        if (element && !element.closest(active)) return point;
      }
    }
    return null;
  };
})();
