// What makes the pages quicker for those who live in them. Every page works without it.

const typing = (target) => target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]");
const rows = () => [...document.querySelectorAll("tbody tr[data-href], .queue > li[data-href]")].filter((row) => row.offsetParent !== null);

// Keys
let going = false;

function step(by) {
    const all = rows();
    if (all.length === 0) return;
    const at = all.findIndex((row) => row.classList.contains("here"));
    const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
    all.forEach((row) => row.classList.toggle("here", row === next));
    const link = next.querySelector("a");
    (link ?? next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
}

function press(selector) {
    const element = document.querySelector(selector);
    if (element) element.click();
    return element !== null;
}

const actions = {
    "/": () => { const search = document.querySelector("input[data-filter]") ?? document.getElementById("search"); search?.focus(); search?.select(); },
    "?": () => document.getElementById("keys")?.showModal(),
    j: () => step(1),
    k: () => step(-1),
    e: () => press("[data-edit]"),
    n: () => press("[data-main]"),
};

document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    if (going) {
        going = false;
        if (press(`.rail [data-key="${CSS.escape(event.key)}"]`)) event.preventDefault();
        return;
    }
    if (event.key === "g") { going = true; setTimeout(() => { going = false; }, 1200); return; }
    if (event.key === "Enter" && event.target === document.body) {
        const row = document.querySelector(".here[data-href]");
        if (row) location.assign(row.dataset.href);
        return;
    }
    const action = actions[event.key];
    if (action) { event.preventDefault(); action(); }
});

// A toast leaves by itself, unless somebody is about to use it.
for (const toast of document.querySelectorAll("[data-toast]")) {
    const leave = () => { if (toast.matches(":hover, :focus-within")) setTimeout(leave, 2000); else toast.remove(); };
    setTimeout(leave, toast.querySelector("form") ? 10000 : 5000);
}

// Questions before what cannot be taken back
document.addEventListener("submit", (event) => {
    if (event.submitter?.matches("[data-once][aria-disabled=true]")) { event.preventDefault(); return; }
    const question = event.submitter?.dataset.ask;
    if (question && !confirm(question)) { event.preventDefault(); return; }
    const buttons = event.target.querySelectorAll("button[data-once]");
    for (const button of buttons) button.setAttribute("aria-disabled", "true");
    setTimeout(() => again(buttons), 30000); // the answer was lost, or was a file
});
const again = (buttons) => { for (const button of buttons) button.removeAttribute("aria-disabled"); };
window.addEventListener("pageshow", (event) => { if (event.persisted) again(document.querySelectorAll("button[data-once]")); }); // came back to

// Filters apply when they are changed
for (const form of document.querySelectorAll("form[data-filters]")) {
    form.addEventListener("change", (event) => { if (event.target.matches("select, input[type=checkbox]")) form.requestSubmit(); });
}

// One box ticks all
document.addEventListener("change", (event) => {
    const all = event.target.closest?.("[data-all]");
    if (!all) return;
    for (const box of document.querySelectorAll(`input[name="${CSS.escape(all.dataset.all)}"]`)) box.checked = all.checked;
});

// Suggestions for fields that name an item, a customer or a vendor
const later = (work, wait) => { let timer; return (...args) => { clearTimeout(timer); timer = setTimeout(() => work(...args), wait); }; };


function suggest(input) {
    const list = document.createElement("ul");
    list.id = `${input.id}-suggestions`;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", document.body.dataset.wordsSuggestions ?? "Suggestions");
    list.hidden = true;
    input.parentElement.classList.add("suggest");
    input.after(list);
    for (const [name, value] of [["role", "combobox"], ["aria-controls", list.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"], ["autocomplete", "off"]]) input.setAttribute(name, value);
    let chosen = -1;

    const close = () => { list.hidden = true; chosen = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
    const take = (option) => { input.value = option.dataset.value; close(); input.dispatchEvent(new Event("input", { bubbles: true })); input.dispatchEvent(new Event("change", { bubbles: true })); };
    const mark = (index) => {
        chosen = index;
        [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
        if (index >= 0) { input.setAttribute("aria-activedescendant", list.children[index].id); list.children[index].scrollIntoView({ block: "nearest" }); }
    };
    const look = later(async () => {
        const words = input.value.trim();
        if (words.length < 2) { close(); return; }
        const answer = await fetch(`/suggest/${input.dataset.suggest}?q=${encodeURIComponent(words)}`, { headers: { Accept: "application/json" } });
        if (!answer.ok || document.activeElement !== input) return;
        const found = await answer.json();
        list.replaceChildren(...found.map((row, at) => {
            const option = document.createElement("li");
            option.id = `${list.id}-${at}`;
            option.setAttribute("role", "option");
            option.setAttribute("aria-selected", "false");
            option.dataset.value = row.value;
            const value = document.createElement("b");
            value.textContent = row.value;
            const words = document.createElement("span");
            words.textContent = row.words;
            option.append(value, words);
            option.addEventListener("mousedown", (event) => { event.preventDefault(); take(option); });
            return option;
        }));
        list.hidden = found.length === 0;
        input.setAttribute("aria-expanded", String(found.length > 0));
        chosen = -1;
    }, 120);

    input.addEventListener("input", (event) => { if (event.isTrusted) look(); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
        if (list.hidden) return;
        if (event.key === "ArrowDown") { event.preventDefault(); mark(Math.min(list.children.length - 1, chosen + 1)); }
        if (event.key === "ArrowUp") { event.preventDefault(); mark(Math.max(0, chosen - 1)); }
        if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); take(list.children[chosen]); }
        if (event.key === "Escape") { event.preventDefault(); close(); }
    });
}

// Forms whose answer can be shown while they are filled in: <form data-live="/orders/new/quote" data-live-into="quote">
function live(form) {
    const into = document.getElementById(form.dataset.liveInto);
    let asked = 0;
    const ask = later(async () => {
        const turn = ++asked;
        into.setAttribute("aria-busy", "true");
        try {
            const answer = await fetch(form.dataset.live, { method: "POST", body: new URLSearchParams(new FormData(form)) });
            if (turn === asked && answer.ok) into.innerHTML = await answer.text();
        } finally {
            if (turn === asked) into.removeAttribute("aria-busy");
        }
    }, 200);
    form.addEventListener("input", ask);
    form.addEventListener("change", ask);
}

// What a page, or a part of one that came later, needs of the above
function dress(part) {
    for (const input of part.querySelectorAll("input[data-suggest]")) suggest(input);
    for (const form of part.querySelectorAll("form[data-live]")) live(form);
}
dress(document);

// Panels: <a href="/a/page" data-panel="id"> shows the page's content within the element of that id; escape closes it
document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[data-panel]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const answer = await fetch(link.href, { headers: { "X-Part": "fragment" } });
    if (!answer.ok) { location.assign(link.href); return; }
    const into = document.getElementById(link.dataset.panel);
    into.innerHTML = await answer.text();
    into.hidden = false;
    into.opener = link;
    dress(into);
    (into.querySelector("[data-first]") ?? into.querySelector("input:not([type=hidden]), textarea, button"))?.focus();
});
document.addEventListener("keydown", (event) => {
    const panel = event.key === "Escape" && !event.defaultPrevented && event.target.closest?.("[data-panel-here]");
    if (!panel) return;
    event.preventDefault();
    panel.hidden = true;
    panel.replaceChildren();
    panel.opener?.focus();
}, true);

// Which columns a list shows, remembered on this device: <span data-columns="items"> in the foot of the list's card
for (const place of document.querySelectorAll("[data-columns]")) {
    const table = place.closest(".card").querySelector("table");
    if (!table) continue;
    const key = `columns-${place.dataset.columns}`;
    const away = new Set(JSON.parse(localStorage.getItem(key) ?? "[]"));
    const heads = [...table.tHead.rows[0].cells];
    const show = () => {
        for (const row of table.rows) [...row.cells].forEach((cell, at) => { cell.hidden = away.has(heads[at]?.textContent.trim()); });
    };
    const details = document.createElement("details");
    details.className = "choose";
    const summary = document.createElement("summary");
    summary.textContent = document.body.dataset.wordsColumns ?? "Columns";
    const list = document.createElement("div");
    heads.slice(1).map((head) => head.textContent.trim()).filter(Boolean).forEach((name) => {
        const label = document.createElement("label");
        label.className = "tick";
        const box = document.createElement("input");
        box.type = "checkbox";
        box.checked = !away.has(name);
        box.addEventListener("change", () => {
            if (box.checked) away.delete(name); else away.add(name);
            localStorage.setItem(key, JSON.stringify([...away]));
            show();
        });
        label.append(box, name);
        list.append(label);
    });
    details.append(summary, list);
    place.append(details);
    show();
}

// Where somebody begins to type
document.querySelector("[data-start] input:not([type=hidden])")?.focus();

// Lines pasted from a spreadsheet or a mail fill the rows from the field they are pasted into: <form data-paste="/orders/new/pasted">
document.addEventListener("paste", async (event) => {
    const field = event.target.closest?.("form[data-paste] .rows input");
    const pasted = event.clipboardData?.getData("text") ?? "";
    if (!field || !/[\n\t]/.test(pasted.trim())) return;
    event.preventDefault();
    const form = field.form;
    const body = new URLSearchParams(new FormData(form));
    body.set("pasted", pasted);
    const answer = await fetch(form.dataset.paste, { method: "POST", body });
    if (!answer.ok) return;
    const rows = () => [...form.querySelectorAll(".rows tbody tr")];
    let at = rows().indexOf(field.closest("tr"));
    for (const line of await answer.json()) {
        if (rows().length <= at) form.querySelector("[data-add]").click();
        for (const input of rows()[at].querySelectorAll("input")) {
            const name = input.name.split(".").pop();
            if (name in line) input.value = line[name];
        }
        at++;
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
});

// Paper
document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) print(); });

// Copy what stands in a field: <button data-copy="id of the field">
document.addEventListener("click", async (event) => {
    const copy = event.target.closest("[data-copy]");
    if (!copy) return;
    const field = document.getElementById(copy.dataset.copy);
    field.select();
    await navigator.clipboard?.writeText(field.value);
    copy.textContent = document.body.dataset.wordsCopied ?? "Copied";
});

// Another line of a form: <template id="new"> with __ for its number, and <button data-add="new" data-to="lines">
document.addEventListener("click", (event) => {
    const add = event.target.closest("[data-add]");
    if (!add) return;
    event.preventDefault();
    const into = document.getElementById(add.dataset.to);
    const number = into.children.length;
    const holder = document.createElement("tbody");
    holder.innerHTML = document.getElementById(add.dataset.add).innerHTML.replaceAll("__", String(number));
    const line = holder.firstElementChild;
    into.append(line);
    for (const input of line.querySelectorAll("input[data-suggest]")) suggest(input);
    line.querySelector("input")?.focus();
});

// Parts of a form that only one choice needs: <div data-needs="when.kind=weekly">
for (const part of document.querySelectorAll("[data-needs]")) {
    const [name, value] = part.dataset.needs.split("=");
    const choice = part.closest("form").elements[name];
    const show = () => { part.hidden = choice.value !== value; };
    choice.addEventListener("change", show);
    show();
}
