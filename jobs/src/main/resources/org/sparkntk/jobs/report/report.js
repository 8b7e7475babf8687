"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const INK = "#1f2933", MUTED = "#5f6c7b", LINE = "#e3e7ec";
  const RIGHT = "#2563a8", WRONG = "#c2571a", PALE = "#b9cbe0";
  const html = echarts.format.encodeHTML;
  const percent = share => (100 * share).toFixed(1) + " %";
  const short = number => Number(number.toPrecision(4)).toString();
  const charts = [];

  /* Text goes into the page as text only, never as markup. */
  const element = (parent, tag, text, className) => {
    const child = parent.appendChild(document.createElement(tag));
    if (text !== undefined) child.textContent = text;
    if (className) child.className = className;
    return child;
  };
  const byId = id => document.getElementById(id);
  const show = id => { byId(id).hidden = false; return byId(id); };

  const axis = (name, more) => Object.assign({
    name, nameLocation: "middle", nameGap: 28,
    nameTextStyle: { color: MUTED }, axisLabel: { color: MUTED, hideOverlap: true },
    axisLine: { lineStyle: { color: LINE } }, axisTick: { show: false }, splitLine: { lineStyle: { color: LINE } },
  }, more);

  const draw = (id, height, renderer, option) => {
    const holder = byId(id);
    holder.style.height = height + "px";
    const chart = echarts.init(holder, null, { renderer });
    chart.setOption(Object.assign({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: INK },
      aria: { enabled: true },
    }, option));
    charts.push(chart);
    /* Lets the style sheet for print scale the drawing. */
    const svg = holder.querySelector("svg");
    if (svg) svg.setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
  };

  const rows = (id, entries) => {
    if (!entries.length) return;
    const table = show(id).querySelector(".table");
    for (const { name, value } of entries) {
      const row = element(table, "div", undefined, "row");
      element(row, "span", name);
      element(row, "span", value);
    }
  };

  const convergence = ({ tolerance, columns, ["max-recursive"]: recursive, ["max-true"]: exact }) => {
    show("residuals");
    const thin = columns.map((points, i) => ({
      type: "line", name: "column " + i, data: points, symbol: "none", silent: true,
      lineStyle: { color: PALE, width: 1 }, z: 1,
    }));
    const worst = {
      type: "line", name: "largest, recursive", data: recursive, symbol: recursive.length < 3 ? "circle" : "none",
      color: RIGHT, lineStyle: { width: 2.5 }, z: 3,
    };
    const checked = {
      type: "line", name: "largest, true", data: exact, symbol: "diamond", symbolSize: 9,
      color: WRONG, lineStyle: { width: 1, type: "dotted" }, z: 4,
    };
    worst.markLine = {
      silent: true, symbol: "none", data: [{ yAxis: tolerance }], precision: 20,
      lineStyle: { color: MUTED, type: "dashed" },
      label: { formatter: "tolerance " + tolerance.toExponential(0), position: "insideStartTop", color: MUTED },
    };
    const values = recursive.concat(exact, ...columns).map(point => point[1]).concat(tolerance);
    draw("convergence", 380, "svg", {
      grid: { left: 76, right: 24, top: 40, bottom: 48 },
      legend: { data: [{ name: worst.name, icon: "path://M0 0H24V3H0Z" }, checked.name], top: 0, right: 0, textStyle: { color: MUTED } },
      tooltip: { trigger: "axis", valueFormatter: value => value.toExponential(3) },
      xAxis: axis("pass", { type: "value", minInterval: 1, splitLine: { show: false } }),
      yAxis: axis("relative residual", {
        type: "log", nameGap: 54,
        min: 10 ** Math.floor(Math.log10(Math.min(...values))),
        max: 10 ** Math.ceil(Math.log10(Math.max(...values))),
        axisLabel: { color: MUTED, formatter: value => value.toExponential(0) },
      }),
      series: [...thin, worst, checked],
    });
  };

  const accuracies = ({ names, accuracy, accuracies: shares, counts }) => {
    const many = names.length > 20;
    const order = names.map((_, i) => i).filter(i => counts[i] > 0);
    if (many) order.sort((a, b) => shares[a] - shares[b]);
    const categories = axis("", {
      type: "category", data: order.map(i => names[i]), inverse: !many, splitLine: { show: false },
      axisLabel: { color: INK, width: many ? 90 : 150, overflow: "truncate", rotate: many ? 60 : 0, interval: many ? "auto" : 0 },
    });
    /* On the right of every bar, where neither the bar nor the line for all is in the way. */
    const figures = Object.assign({}, categories, { position: "right", data: order.map(i => percent(shares[i])) });
    const shareAxis = axis("", {
      type: "value", min: 0, max: 1, axisLabel: { color: MUTED, formatter: value => Math.round(100 * value) + " %" },
    });
    draw("accuracies", many ? 360 : 60 + 28 * order.length, "svg", {
      grid: { left: many ? 60 : 16, right: many ? 76 : 8, top: 16, bottom: many ? 100 : 8, containLabel: !many },
      tooltip: {
        formatter: ({ dataIndex }) => {
          const i = order[dataIndex];
          return `${html(names[i])}: ${percent(shares[i])} of ${counts[i]}`;
        },
      },
      xAxis: many ? categories : shareAxis,
      yAxis: many ? shareAxis : [categories, figures],
      series: [{
        type: "bar", data: order.map(i => shares[i]), color: RIGHT, barMaxWidth: 16, itemStyle: { borderRadius: 2 },
        markLine: {
          silent: true, symbol: "none", data: [many ? { yAxis: accuracy } : { xAxis: accuracy }], precision: 6,
          lineStyle: { color: INK, type: "dashed" }, label: { show: many, formatter: "all " + percent(accuracy), color: INK },
        },
      }],
    });
  };

  const confusion = ({ names, cells }) => {
    const k = names.length;
    const many = k > 20;
    const width = byId("confusion").clientWidth;
    const side = Math.min(width - 200, many ? 760 : Math.max(260, 56 * k));
    const interval = many ? "auto" : 0;
    const longest = Math.min(96, 7 * Math.max(...names.map(name => name.length)));
    const rotate = longest > side / k - 6 ? 50 : 0;
    const below = 26 + (rotate ? 0.77 * longest : 0);
    /* Categories are indices: names need not be unique nor short. */
    const categories = (name, more) => axis(name, Object.assign({
      type: "category", data: names.map((_, i) => i), splitLine: { show: false },
    }, more));
    const name = index => names[index];
    const series = (cellsOf, visual) => ({
      type: "heatmap", data: cellsOf, encode: { value: 3 }, progressive: 0,
      itemStyle: { borderColor: "#fff", borderWidth: many ? 0 : 1 },
      label: {
        show: !many, formatter: ({ value }) => value[2],
        fontSize: k > 12 ? 10 : 12, color: INK,
      },
      visual,
    });
    const dark = cell => ({ value: cell, label: { color: cell[3] > 0.55 ? "#fff" : INK } });
    const right = cells.filter(([p, t]) => p === t).map(dark);
    const wrong = cells.filter(([p, t]) => p !== t).map(cell => ({ value: cell }));
    const largest = Math.max(1e-9, ...wrong.map(({ value }) => value[3]));
    const left = Math.max(longest + 40, (width - side) / 2);
    draw("confusion", side + below + 30, many ? "canvas" : "svg", {
      grid: { left, width: side, top: 10, height: side },
      tooltip: {
        formatter: ({ value: [p, t, count, share] }) =>
          `true ${html(names[t])}, predicted ${html(names[p])}: ${count} (${percent(share)})`,
      },
      visualMap: [
        { show: false, seriesIndex: 0, dimension: 3, min: 0, max: 1, inRange: { color: ["#f1f5fa", RIGHT] } },
        { show: false, seriesIndex: 1, dimension: 3, min: 0, max: largest, inRange: { color: ["#fdf5ef", "#e8935a"] } },
      ],
      xAxis: categories("predicted", {
        nameGap: below, axisLabel: { color: INK, interval, rotate, width: 96, overflow: "truncate", formatter: name },
      }),
      yAxis: categories("true", {
        inverse: true, nameGap: longest + 18,
        axisLabel: { color: INK, interval, width: 96, overflow: "truncate", formatter: name },
      }),
      series: [series(right), series(wrong)],
    });
  };

  const regression = ({ count, points }) => {
    const section = show("regression");
    if (points.length < count) {
      section.querySelector(".note").textContent = `${points.length} of ${count} examples, evenly spaced`;
    }
    const all = points.flat();
    const span = [Math.min(...all), Math.max(...all)];
    draw("scatter", 400, "svg", {
      grid: { left: 64, right: 16, top: 16, bottom: 48 },
      tooltip: { formatter: ({ value }) => `true ${short(value[0])}, predicted ${short(value[1])}` },
      xAxis: axis("true", { type: "value", scale: true }),
      yAxis: axis("predicted", { type: "value", scale: true, nameGap: 46 }),
      series: [
        { type: "scatter", data: points, symbolSize: 5, color: RIGHT, itemStyle: { opacity: 0.45 } },
        /* A line of data, as it gives both axes the same range. */
        {
          type: "line", data: span.map(value => [value, value]), symbol: "none", silent: true, tooltip: { show: false },
          color: WRONG, lineStyle: { width: 1.5, type: "dashed" }, z: 3,
        },
      ],
    });
    histogram(points.map(([truth, predicted]) => truth - predicted));
  };

  /* The next of 1, 2, 5, 10, 20, ... */
  const roundStep = atLeast => {
    const power = 10 ** Math.floor(Math.log10(atLeast));
    return power * [1, 2, 5, 10].find(factor => factor * power >= atLeast);
  };

  const histogram = residuals => {
    const widest = Math.max(...residuals.map(Math.abs)) || 1;
    const step = roundStep(widest / Math.min(20, Math.max(3, Math.sqrt(residuals.length) / 2)));
    const half = Math.round(widest / step);
    const counts = new Array(2 * half + 1).fill(0);
    for (const residual of residuals) counts[half + Math.round(residual / step)]++;
    const centre = bin => short((bin - half) * step);
    draw("histogram", 400, "svg", {
      grid: { left: 56, right: 16, top: 16, bottom: 48 },
      tooltip: { formatter: ({ dataIndex, value }) => `around ${centre(dataIndex)}: ${value}` },
      xAxis: axis("residual", { type: "category", data: counts.map((_, bin) => centre(bin)), splitLine: { show: false } }),
      yAxis: axis("examples", { type: "value", minInterval: 1, nameGap: 42 }),
      series: [{ type: "bar", data: counts, color: RIGHT, barCategoryGap: "8%" }],
    });
  };

  /* What a study found: curves, or a map of cells with curves over it. */
  const COLOURS = [RIGHT, WRONG, "#4d8f57", "#8457a8", "#b08a1e", "#3b8f99", "#a3405e", "#6b7280"];
  const SEQUENTIAL = ["#f4f7fb", "#a9c4e2", "#4d86c0", "#1f4e85", "#10294a"];
  const DIVERGING = ["#1f5d9e", "#9dc0e0", "#f7f7f5", "#eeb48c", "#b3450f"];
  const tick = value => {
    const size = Math.abs(value);
    return value !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(0) : short(value);
  };
  const TYPES = { LOG: { type: "log" }, LOG2: { type: "log", logBase: 2 }, LINEAR: { type: "value" }, TIME: { type: "time" } };
  const scaled = ({ name, scale, ends }, more) => axis(name, Object.assign({
    scale: true,
    axisLabel: Object.assign({ color: MUTED, hideOverlap: true }, scale === "TIME" ? {} : { formatter: tick }),
  }, TYPES[scale], ends.length ? { min: ends[0], max: ends[1] } : {}, more));
  const SYMBOLS = ["circle", "triangle", "rect", "diamond"], DASHES = ["solid", "dashed", "dotted"];
  const curve = ({ name, points, style }, i) => {
    const turn = Math.floor(i / COLOURS.length);
    return {
      type: style === "POINTS" ? "scatter" : "line", name, data: points, color: COLOURS[i % COLOURS.length], z: 3,
      symbol: style === "LINE" || style === "DASHED" ? "none" : SYMBOLS[turn % SYMBOLS.length],
      symbolSize: style === "POINTS" ? 8 : 6, showAllSymbol: true, emphasis: { focus: "series" },
      lineStyle: { width: 2, type: style === "DASHED" ? "dashed" : DASHES[turn % DASHES.length] },
    };
  };

  /* A logarithmic axis goes from and to 1, 2 or 5 times a power of ten, or powers of two, not to the next power of ten. */
  const tight = (mark, all) => {
    const known = all.filter(value => value > 0);
    if (!mark.scale.startsWith("LOG") || mark.ends.length || !known.length) return mark;
    const low = Math.min(...known), high = Math.max(...known);
    if (high / low > 1e4) return mark;
    if (mark.scale === "LOG2") return Object.assign({}, mark, { ends: [2 ** Math.floor(Math.log2(low)), 2 ** Math.ceil(Math.log2(high))] });
    const below = power => [5, 2, 1].map(factor => factor * power).find(value => value <= low * (1 + 1e-9));
    return Object.assign({}, mark, { ends: [below(10 ** Math.floor(Math.log10(low))), roundStep(high)] });
  };

  const curves = (id, { x, y, curves: lines }, names) => {
    const across = lines.flatMap(line => line.points.map(point => point[0]));
    const wide = byId(id).clientWidth > 700;
    draw(id, wide ? 380 : 320, "svg", {
      grid: { left: wide ? 84 : 68, right: 28, top: lines.length > 1 ? 40 : 16, bottom: 52 },
      legend: { show: lines.length > 1, top: 0, right: 0, textStyle: { color: MUTED }, type: "scroll", left: wide ? 84 : 0 },
      tooltip: lines.some(line => line.style === "POINTS") || x.name === "seconds"
        ? { formatter: ({ seriesName, value }) => `${html(seriesName)}: ${html(x.name)} ${short(value[0])}, ${html(y.name)} ${short(value[1])}` }
        : { trigger: "axis", order: "valueDesc", valueFormatter: value => value === undefined ? "–" : short(value) },
      xAxis: scaled(tight(x, across)), yAxis: scaled(y, { nameGap: wide ? 60 : 48 }),
      series: lines.map(line => curve(line, names.indexOf(line.name))),
    });
  };

  const map = (id, { x, y, curves: lines, cells }) => {
    const { name, columns, rows: levels, values, low, high, palette } = cells;
    const centre = palette === "DIVERGING";
    const edge = (marks, i) => marks.length < 2 ? marks[0] + (i ? 1 : -1) * 0.5
      : marks[i ? marks.length - 1 : 0] + (i ? 1 : -1) * (marks[1] - marks[0]) / 2;
    const category = (mark, marks, more) => axis(mark.name, Object.assign({
      type: "category", data: marks.map(tick), splitLine: { show: false },
    }, more));
    /* Curves live on axes of values that span the cells exactly. */
    const hidden = marks => ({ type: "value", show: false, min: edge(marks, 0), max: edge(marks, 1) });
    const inside = ([a, b]) => a >= edge(columns, 0) && a <= edge(columns, 1) && b >= edge(levels, 0) && b <= edge(levels, 1);
    draw(id, 460, "canvas", {
      grid: { left: 84, right: 110, top: 36, bottom: 52 },
      legend: { data: lines.map(line => line.name), top: 0, left: 84, textStyle: { color: MUTED } },
      tooltip: {
        formatter: ({ value, seriesType }) => seriesType === "heatmap"
          ? `${html(x.name)} ${tick(columns[value[0]])}, ${html(y.name)} ${tick(levels[value[1]])}: ${short(value[3])}`
          : `${short(value[0])}, ${short(value[1])}`,
      },
      visualMap: {
        seriesIndex: 0, dimension: 2, min: low, max: high, calculable: true, right: 8, top: "middle", itemHeight: 240,
        text: [name, ""], textStyle: { color: MUTED }, formatter: value => centre ? short(value) : tick(10 ** value),
        inRange: { color: centre ? DIVERGING : SEQUENTIAL },
      },
      xAxis: [category(x, columns), hidden(columns)],
      yAxis: [category(y, levels, { nameGap: 56 }), hidden(levels)],
      series: [
        { type: "heatmap", data: values, progressive: 0 },
        ...lines.map((line, i) => Object.assign(curve(line, i), {
          data: line.points.filter(inside), xAxisIndex: 1, yAxisIndex: 1, color: INK,
        })),
      ],
    });
  };

  const study = (id, chart, names) => chart.cells.length
    ? map(id, Object.assign({}, chart, { cells: chart.cells[0] })) : curves(id, chart, names);

  /* Charts of one caption are panels side by side or, where there are many, a choice of one. */
  const MOST_PANELS = 6;
  const panels = (prefix, all, drawOne) => {
    const groups = [];
    for (const item of all) {
      const last = groups[groups.length - 1];
      if (last && last[0].caption === item.caption) last.push(item);
      else groups.push([item]);
    }
    groups.forEach((items, g) => {
      const id = `${prefix}-${g}`;
      const names = [...new Set(items.flatMap(item => (item.curves || []).map(({ name }) => name)))];
      const many = items.length > MOST_PANELS;
      if (!byId(id)) {
        const figure = element(show("charts"), "figure");
        figure.id = id;
        element(figure, "figcaption", items[0].caption);
        if (many) {
          const choice = element(figure, "select");
          choice.setAttribute("aria-label", items[0].caption);
          items.forEach(({ facet }, i) => { element(choice, "option", facet).value = i; });
          choice.value = items.length - 1;
          choice.addEventListener("change", drawAll);
        }
        const holder = element(figure, "div", undefined, many || items.length < 2 ? undefined : items.length % 3 ? "panels" : "panels three");
        (many ? [""] : items.map(({ facet }) => facet)).forEach((facet, i) => {
          const panel = element(holder, "div");
          element(panel, "p", facet, "facet");
          element(panel, "div", undefined, "chart").id = `${id}-${i}`;
        });
      }
      const shown = many ? [items[byId(id).querySelector("select").value]] : items;
      shown.forEach((item, i) => drawOne(`${id}-${i}`, item, names));
    });
  };

  const bars = (id, names, values, unit, each) => draw(id, 50 + each * names.length, "svg", {
    grid: { left: 16, right: 80, top: 8, bottom: 8, containLabel: true },
    tooltip: { formatter: ({ name, value }) => `${html(name)}: ${short(value)}${unit}` },
    xAxis: axis("", { type: "value" }),
    yAxis: axis("", { type: "category", inverse: true, data: names, axisLabel: { color: INK }, axisLine: { onZero: false }, splitLine: { show: false } }),
    series: [{
      type: "bar", barMaxWidth: 18, itemStyle: { borderRadius: 2 },
      data: values.map(value => ({ value, itemStyle: { color: value < 0 ? WRONG : RIGHT } })),
      /* Of a negative bar that is beside zero, where no name is. */
      label: { show: true, color: INK, position: "right", formatter: ({ value }) => short(value) + unit },
    }],
  });

  const times = stages => {
    show("stages");
    bars("times", stages.map(stage => stage.name), stages.map(stage => stage.seconds), " s", 34);
  };

  const comparison = (id, { bars: list }) => {
    bars(id, list.map(bar => bar.name), list.map(bar => bar.value), "", list.length > 20 ? 20 : 28);
  };

  /* Tables are sorted by a click on a header, a second one turns them round; what is missing stays last. */
  const compare = (a, b) => parseFloat(a) - parseFloat(b) || String(a).localeCompare(String(b), "en", { numeric: true });
  /* One number of decimals for a column, as far as four digits of its largest need them. */
  const MOST_DECIMALS = 4, MOST_PRINTED = 100;
  const decimals = values => Math.min(MOST_DECIMALS, Math.max(0, ...values
    .filter(value => typeof value === "number" && Math.abs(value) >= 1e-3)
    .map(value => (short(value).split("e")[0].split(".")[1] || "").length)));
  const figure = (value, places) => value === null ? "–" : typeof value !== "number" ? value
    : (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6) && !(places === MOST_DECIMALS && Math.abs(value) >= 1e-4)
      ? short(value) : value.toFixed(places)).replace("-", "\u2212");
  const sortable = ({ title, note, leading, columns, rows: lines }) => {
    const section = element(byId(leading ? "leading" : "tables"), "section");
    element(section, "h2", title);
    element(section, "p", note, "note");
    const tools = element(section, "p", undefined, "tools");
    const table = element(element(section, "div", undefined, "scroll"), "table");
    const heads = element(element(table, "thead"), "tr");
    const body = element(table, "tbody");
    const places = columns.map((_, column) => decimals(lines.map(line => line[column])));
    const numeric = columns.map((_, column) => lines.length > 0
      && lines.every(line => line[column] === null || /^-?\d[\d.e-]*( ± [\d.e-]+)?$/.test(line[column])));
    const drawn = lines.map(line => {
      const row = document.createElement("tr");
      line.forEach((value, column) => element(row, "td", figure(value, places[column]),
        numeric[column] ? "number" : ["command", "message"].includes(columns[column]) ? columns[column] : undefined));
      return { line, row, text: line.join(" ").toLowerCase() };
    });
    /* Paper has no scroll bar: it gets the first rows of what is shown. */
    const cut = () => {
      const shown = [...body.children].filter(row => !row.hidden);
      shown.forEach((row, i) => row.classList.toggle("beyond", i >= MOST_PRINTED));
      rest.textContent = shown.length > MOST_PRINTED ? `The first ${MOST_PRINTED} of ${shown.length} rows.` : "";
    };
    const filter = text => {
      const words = text.toLowerCase().split(/\s+/).filter(Boolean);
      const shown = drawn.filter(({ row, text: all }) => !(row.hidden = !words.every(word => all.includes(word))));
      if (count) count.textContent = `${shown.length} of ${drawn.length}`;
      cut();
    };
    let count;
    const rest = element(section, "p", undefined, "rest");
    if (lines.length > 8) {
      const input = element(tools, "input");
      input.type = "search";
      input.placeholder = "filter: words that a row must have";
      input.setAttribute("aria-label", "filter " + title);
      count = element(tools, "span");
      input.addEventListener("input", () => filter(input.value));
    }
    const sort = (column, sign) => {
      const [known, missing] = [drawn.filter(({ line }) => line[column] !== null), drawn.filter(({ line }) => line[column] === null)];
      known.sort((a, b) => sign * compare(a.line[column], b.line[column]));
      body.append(...known.concat(missing).map(({ row }) => row));
      cut();
      [...heads.children].forEach((head, i) => i === column
        ? head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending") : head.removeAttribute("aria-sort"));
    };
    columns.forEach((name, column) => {
      const head = element(heads, "th");
      if (numeric[column]) head.className = "number";
      head.scope = "col";
      element(head, "button", name).addEventListener("click",
        () => sort(column, head.getAttribute("aria-sort") === "descending" ? 1
          : head.getAttribute("aria-sort") === "ascending" ? -1 : head.className ? -1 : 1));
    });
    body.append(...drawn.map(({ row }) => row));
    filter("");
  };

  byId("title").textContent = data.title;
  byId("subtitle").textContent = data.subtitle;
  for (const warning of data.warnings) element(byId("warnings"), "p", warning, "warning");
  for (const { name, value } of data.cards) {
    const card = element(byId("cards"), "div");
    element(card, "dt", name);
    element(card, "dd", value);
  }
  rows("metrics", data.metrics);
  rows("settings", data.settings);
  rows("provenance", data.provenance);
  for (const { path, size, sha256 } of data.inputs) {
    const row = element(show("inputs").querySelector(".table"), "div", undefined, "file");
    [path, size, sha256].forEach(text => element(row, "span", text));
  }

  data.tables.forEach(sortable);

  const drawAll = () => {
    charts.splice(0).forEach(chart => chart.dispose());
    panels("chart", data.charts, study);
    panels("bars", data.bars, comparison);
    data.regression.forEach(regression);
    if (data.classes.length) show("classes");
    data.classes.forEach(accuracies);
    data.classes.forEach(confusion);
    data.residuals.forEach(convergence);
    if (data.stages.length && !data.bars.length) times(data.stages); // a comparison has its cells' stages
  };
  let drawnWidth = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== drawnWidth && !matchMedia("print").matches) {
      drawnWidth = innerWidth;
      drawAll();
    }
  });
  drawAll();
})();
