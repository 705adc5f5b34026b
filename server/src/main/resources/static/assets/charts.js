// Draws the charts of dashboards from the figures that stand beside their tables, and keeps them fresh while somebody looks.
// Needs the chart library; without it, or without script, the tables say the same.

const EVERY = 60_000;      // between two looks at the server
const LONGEST = 8 * 3_600_000; // a page that was left open stops asking
const opened = Date.now();
const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const number = (value) => value.toLocaleString(language, { useGrouping: "always" }); // as the tables beside it
const day = (value, parts) => new Date(value).toLocaleDateString(language, parts);

// The colours of the style sheet as they are now: light or dark
function tones() {
    const probe = document.createElement("span");
    document.body.append(probe);
    const tone = (name) => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
    const found = Object.fromEntries(["ink", "ink-soft", "ink-faint", "line", "line-strong", "accent", "late", "attention", "surface"].map((name) => [name, tone(name)]));
    probe.remove();
    found.font = getComputedStyle(document.body).fontFamily;
    return found;
}

const text = (t, more) => ({ fontFamily: t.font, fontSize: 12, color: t["ink-soft"], ...more });
const axis = (t, more) => ({ axisLine: { show: false }, axisTick: { show: false }, axisLabel: text(t, { color: t["ink-faint"] }), splitLine: { lineStyle: { color: t.line } }, ...more });
const names = (t, holder, rows) => ({ type: "category", inverse: true, data: rows.map((row) => row.name), axisLine: { show: false }, axisTick: { show: false }, axisLabel: text(t, { color: t.ink, width: narrow(holder) ? 112 : 170, overflow: "truncate" }) });
const upright = (rows) => 34 * rows.length + 44;
const narrow = (holder) => holder.clientWidth < 560;
const margin = (holder, right) => ({ left: 8, right: narrow(holder) ? Math.min(right, 112) : right, top: 8, bottom: 4, containLabel: true });

const drawings = {
    days: (data, t, holder) => ({
        height: 260,
        option: {
            grid: margin(holder, 150),
            tooltip: { trigger: "axis", renderMode: "richText", backgroundColor: t.surface, borderColor: t.line, textStyle: text(t, { color: t.ink }), axisPointer: { lineStyle: { color: t["line-strong"] } } },
            xAxis: axis(t, { type: "time", minInterval: (narrow(holder) ? 60 : 28) * 86_400_000, splitLine: { show: false }, axisLine: { lineStyle: { color: t["line-strong"] } }, axisLabel: text(t, { color: t["ink-faint"], hideOverlap: true, formatter: (at) => day(at, narrow(holder) ? { month: "short" } : { day: "numeric", month: "short" }) }) }),
            yAxis: axis(t, { type: "value", minInterval: 1, splitNumber: 4, min: 0, axisLabel: text(t, { color: t["ink-faint"], formatter: number }) }),
            series: data.lines.map((line) => ({
                type: "line", name: line.name, showSymbol: false, symbol: "none", data: line.points.map((point) => [point.day, point.value]),
                lineStyle: { color: t[line.tone], width: 1.6 }, itemStyle: { color: t[line.tone] }, areaStyle: { color: t[line.tone], opacity: 0.08 },
                endLabel: { show: true, formatter: (at) => `${line.name}${narrow(holder) ? "\n" : " "}${number(at.value[1])}`, width: margin(holder, 150).right - 12, overflow: "break", ...text(t, { color: t[line.tone], fontWeight: 600, lineHeight: 15 }) },
                labelLayout: { moveOverlap: "shiftY" },
            })),
        },
    }),

    spreads: (data, t, holder) => {
        const end = Math.max(1, ...data.rows.map((row) => row.p75)) * 1.15; // a long tail is cut off rather than pressing all else together
        return {
            height: 52 * data.rows.length + 44,
            option: {
                grid: margin(holder, 110),
                xAxis: axis(t, { type: "value", min: 0, max: Math.ceil(end / 30) * 30, name: data.unit, nameLocation: "end", nameTextStyle: text(t, { color: t["ink-faint"] }), splitNumber: narrow(holder) ? 3 : 6 }),
                yAxis: names(t, holder, data.rows),
                series: [{
                    type: "custom",
                    data: data.rows.map((row, at) => [at, row.p10, row.p25, row.p50, row.p75, row.p90]),
                    encode: { x: [1, 2, 3, 4, 5], y: 0 },
                    clip: true,
                    renderItem: (params, api) => {
                        const at = api.value(0);
                        const x = (index) => Math.min(params.coordSys.x + params.coordSys.width, api.coord([api.value(index), at])[0]);
                        const y = api.coord([0, at])[1];
                        return { type: "group", children: [
                            { type: "line", shape: { x1: x(1), x2: x(5), y1: y, y2: y }, style: { stroke: t.accent, lineWidth: 1.5, opacity: 0.55 } },
                            { type: "rect", shape: { x: x(2), y: y - 7, width: Math.max(1, x(4) - x(2)), height: 14, r: 3 }, style: { fill: t.accent, opacity: 0.3 } },
                            { type: "circle", shape: { cx: x(3), cy: y, r: 4.5 }, style: { fill: t.accent } },
                            { type: "text", x: x(3), y: y - 17, style: { text: data.rows[at].words, fill: t.ink, font: `600 12px ${t.font}`, align: x(3) < params.coordSys.x + 30 ? "left" : "center", verticalAlign: "middle" } },
                        ] };
                    },
                }],
            },
        };
    },

    shares: (data, t, holder) => {
        const least = Math.min(...data.rows.map((row) => Math.min(row.low, row.said)));
        return {
            height: upright(data.rows),
            option: {
                grid: margin(holder, 120),
                xAxis: axis(t, { type: "value", min: Math.max(0, Math.floor(least * 10 - 0.5) / 10), max: 1, interval: narrow(holder) ? 0.2 : undefined, splitNumber: 5, axisLabel: text(t, { color: t["ink-faint"], formatter: (share) => `${Math.round(share * 100)} %` }) }),
                yAxis: names(t, holder, data.rows),
                series: [{
                    type: "custom",
                    data: data.rows.map((row, at) => [at, row.said, row.held, row.low, row.high]),
                    encode: { x: [1, 2, 3, 4], y: 0 },
                    renderItem: (params, api) => {
                        const at = api.value(0);
                        const row = data.rows[at];
                        const x = (index) => api.coord([api.value(index), at])[0];
                        const y = api.coord([0, at])[1];
                        const band = api.size([0, 1])[1];
                        const tone = row.high < row.said ? t.late : t.accent; // below what was said, beyond chance
                        return { type: "group", children: [
                            { type: "line", shape: { x1: x(1), x2: x(1), y1: y - band / 2, y2: y + band / 2 }, style: { stroke: t.attention, lineWidth: 1.5 } },
                            { type: "line", shape: { x1: x(3), x2: x(4), y1: y, y2: y }, style: { stroke: tone, lineWidth: 6, opacity: 0.3, lineCap: "round" } },
                            { type: "circle", shape: { cx: x(2), cy: y, r: 5 }, style: { fill: tone } },
                            { type: "text", x: params.coordSys.x + params.coordSys.width + 10, y, style: { text: row.words, fill: t.ink, font: `12px ${t.font}`, verticalAlign: "middle" } },
                        ] };
                    },
                }],
            },
        };
    },

    bars: (data, t, holder) => ({
        height: upright(data.rows),
        option: {
            grid: margin(holder, 170),
            xAxis: axis(t, { type: "value", minInterval: 1, splitNumber: narrow(holder) ? 2 : 5, axisLabel: text(t, { show: !narrow(holder), color: t["ink-faint"], formatter: number }) }),
            yAxis: names(t, holder, data.rows),
            series: [{
                type: "bar", barWidth: 14, data: data.rows.map((row) => row.value), itemStyle: { color: t.accent, opacity: 0.75, borderRadius: 2 },
                label: { show: true, position: "right", formatter: (at) => (narrow(holder) ? number(data.rows[at.dataIndex].value) : data.rows[at.dataIndex].words), ...text(t, { color: t.ink }) },
            }],
        },
    }),
};

// On canvas: what the library would draw as SVG carries styles that our pages forbid. Twice as fine as the screen, for paper.
function draw(holder) {
    const data = JSON.parse(holder.dataset.picture);
    const { height, option } = drawings[data.kind](data, tones(), holder);
    holder.style.height = `${height}px`;
    const chart = echarts.getInstanceByDom(holder) ?? echarts.init(holder, null, { renderer: "canvas", devicePixelRatio: Math.max(2, devicePixelRatio) });
    chart.resize();
    chart.setOption({ animation: false, ...option }, true);
}

const holders = () => [...document.querySelectorAll("[data-picture]")];
const drawAll = () => holders().forEach(draw);

async function refresh(figure) {
    const answer = await fetch(figure.dataset.refresh, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("figure");
    const same = parsed && parsed.querySelector("[data-picture]")?.dataset.picture === figure.querySelector("[data-picture]")?.dataset.picture
        && parsed.querySelector("figcaption").textContent === figure.querySelector("figcaption").textContent;
    if (!parsed || same || figure.contains(document.activeElement)) return;
    if (figure.querySelector("details")?.open) parsed.querySelector("details")?.setAttribute("open", "");
    parsed.classList.add("glow");
    echarts.getInstanceByDom(figure.querySelector("[data-picture]"))?.dispose();
    figure.replaceWith(parsed);
    parsed.querySelectorAll("[data-picture]").forEach(draw);
}

if (window.echarts) {
    drawAll();
    let waiting;
    addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(drawAll, 120); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
    const theme = document.documentElement.dataset.theme;
    addEventListener("beforeprint", () => { document.documentElement.dataset.theme = "light"; drawAll(); });
    addEventListener("afterprint", () => { document.documentElement.dataset.theme = theme; drawAll(); });
    setInterval(() => {
        if (document.visibilityState === "visible" && navigator.onLine && Date.now() - opened < LONGEST) {
            document.querySelectorAll("figure[data-refresh]").forEach((figure) => refresh(figure).catch(() => {}));
        }
    }, EVERY);
} else {
    document.querySelectorAll("figure[data-refresh] details").forEach((table) => { table.open = true; });
    holders().forEach((holder) => { holder.hidden = true; });
}
