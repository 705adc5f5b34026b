/*
 * <stock-promise sku="MUG-1" qty="2" country="GB" locale="en" item-url="/p/{sku}">what the server wrote</stock-promise>
 *
 * Says when the shopper would have the item, and says it anew when that changes. Until an answer is there, or where none comes, what the
 * server wrote stays. Sets no cookie, asks nobody but its own endpoint (where this script came from, or the attribute endpoint), and writes
 * no inline style or script, so that the strictest content policy lets it work. Styled by
 * ::part(box|icon|state|line|terms|alternatives|alternative|signup|note|age). Events, all bubbling: stock-promise:loaded,
 * stock-promise:changed, stock-promise:choice, stock-promise:error.
 */
(() => {
    'use strict';
    if (!('customElements' in window) || customElements.get('stock-promise')) return;

    const HOME = document.currentScript ? new URL(document.currentScript.src).origin : location.origin;
    const MOST = 100;                  // skus in one question
    const POLL = 60_000;               // where the stream cannot be had
    const OLD = 15 * 60_000;           // an answer's age from which it is shown
    const SVG = 'http://www.w3.org/2000/svg';

    const ICONS = {
        here: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm3.7 5.2-4.4 4.6a.8.8 0 0 1-1.1 0L4.3 8.9l1.1-1.1 1.3 1.3 3.9-4Z',
        part: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.6v10.8A5.4 5.4 0 0 1 8 2.6Z',
        later: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 1.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6ZM7.2 4.4v4l3 1.8.8-1.3-2.3-1.4V4.4Z',
        none: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1ZM5.6 4.5 8 6.9l2.4-2.4 1.1 1.1L9.1 8l2.4 2.4-1.1 1.1L8 9.1l-2.4 2.4-1.1-1.1L6.9 8 4.5 5.6Z',
    };
    const ICON_OF = { 'in-stock': 'here', low: 'part', out: 'none', ended: 'none' }; // of the others: later

    const WORDS = {
        en: {
            instead: 'In stock instead:', tell: 'Tell me when it is back', email: 'Your e-mail address', send: 'Tell me', asOf: 'As of',
            asked: 'Thank you. Please look into your mailbox: we ask once whether it was you.',
            failed: 'This did not work. Please try again in a while.',
            wrong: 'Please write an address such as name@example.com.',
        },
        de: {
            instead: 'Stattdessen auf Lager:', tell: 'Benachrichtigen, wenn wieder da', email: 'Ihre E-Mail-Adresse',
            send: 'Benachrichtigen', asOf: 'Stand',
            asked: 'Danke. Bitte sehen Sie in Ihr Postfach: Wir fragen einmal nach, ob Sie es waren.',
            failed: 'Das hat nicht geklappt. Bitte versuchen Sie es später noch einmal.',
            wrong: 'Bitte eine Adresse wie name@example.com angeben.',
        },
        es: {
            instead: 'En existencias, en su lugar:', tell: 'Avisarme cuando vuelva', email: 'Su correo electrónico',
            send: 'Avisarme', asOf: 'A fecha de',
            asked: 'Gracias. Mire su buzón: preguntamos una vez si ha sido usted.',
            failed: 'No ha funcionado. Inténtelo de nuevo más tarde.',
            wrong: 'Escriba una dirección como nombre@example.com.',
        },
    };

    const STYLE = `
        :host { display: block; min-height: var(--stock-promise-height, 6.5rem); }
        :host([hidden]) { display: none; }
        [hidden] { display: none !important; }
        [part=box] { line-height: 1.5; overflow-wrap: anywhere; }
        p, ul, form { margin: 0; }
        [part=state] { font-weight: 600; }
        [part=icon] { width: 1em; height: 1em; margin-right: .4em; vertical-align: -.125em; fill: currentColor; }
        [part=icon].here { color: var(--stock-promise-good, light-dark(#1b6638, #85d3a0)); }
        [part=icon].part, [part=icon].later { color: var(--stock-promise-later, light-dark(#7d4a00, #e8bd66)); }
        [part=icon].none { color: var(--stock-promise-none, light-dark(#9f261c, #f39a91)); }
        [part=terms], [part=age] { font-size: .875em; font-weight: 400; }
        [part=age] { margin-left: .75em; }
        [part=alternatives] { display: flex; flex-wrap: wrap; gap: 0 .75em; padding: 0; list-style: none; }
        a { color: inherit; }
        a, summary, button, input { min-height: 24px; }
        summary { cursor: pointer; width: max-content; max-width: 100%; text-decoration: underline; }
        form { display: flex; flex-wrap: wrap; align-items: end; gap: .5em; padding: .25em 0; }
        label { display: grid; font-size: .875em; }
        input, button { box-sizing: border-box; min-height: 44px; padding: 0 .75em; font: inherit; color: inherit; background: transparent;
            border: 1px solid currentColor; border-radius: var(--stock-promise-radius, 6px); }
        input { width: 16em; max-width: 100%; font-size: 1rem; }
        button { font-weight: 600; cursor: pointer; }
        :focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
        [part=said] { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        @media (max-width: 480px) { :host { min-height: var(--stock-promise-height, 9.5rem); } }
        @media print { details { display: none; } }`;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);

    const make = (name, part, ...children) => {
        const element = document.createElement(name);
        if (part) element.setAttribute('part', part);
        element.append(...children);
        return element;
    };

    const icon = kind => {
        const svg = document.createElementNS(SVG, 'svg');
        const path = document.createElementNS(SVG, 'path');
        svg.setAttribute('part', 'icon');
        svg.setAttribute('class', kind);
        svg.setAttribute('viewBox', '0 0 16 16');
        svg.setAttribute('aria-hidden', 'true');
        path.setAttribute('d', ICONS[kind]);
        path.setAttribute('fill-rule', 'evenodd');
        svg.append(path);
        return svg;
    };

    /** The line with its days as <time>. */
    const dated = (line, days) => {
        const found = days.map(day => ({ ...day, at: line.indexOf(day.text) })).filter(day => day.at >= 0)
            .sort((a, b) => a.at - b.at || b.text.length - a.text.length);
        const nodes = [];
        let end = 0;
        for (const day of found) {
            if (day.at < end) continue;
            const time = make('time', null, day.text);
            time.dateTime = day.date;
            nodes.push(line.slice(end, day.at), time);
            end = day.at + day.text.length;
        }
        return [...nodes, line.slice(end)];
    };

    /** All elements of a page that ask in the same way: one question and one stream for all of them. */
    class Asked {
        static all = new Map();

        static by(endpoint, query) {
            const key = endpoint + '?' + query;
            if (!Asked.all.has(key)) Asked.all.set(key, new Asked(endpoint, query));
            return Asked.all.get(key);
        }

        constructor(endpoint, query) {
            this.endpoint = endpoint;
            this.query = query;
            this.elements = new Set();
            this.streams = [];
        }

        add(element) {
            this.elements.add(element);
            this.renew();
        }

        remove(element) {
            this.elements.delete(element);
            this.renew();
        }

        /** Asks anew once the page has come to rest. */
        renew() {
            clearTimeout(this.due);
            this.due = setTimeout(() => this.ask(), 0);
        }

        hush() {
            clearTimeout(this.poll);
            this.streams.forEach(stream => stream.close());
            this.streams = [];
        }

        ask() {
            this.hush();
            if (document.hidden) return;
            const skus = [...new Set([...this.elements].map(element => element.sku))].filter(Boolean);
            for (let i = 0; i < skus.length; i += MOST) {
                const some = skus.slice(i, i + MOST);
                const asked = some.map(sku => 'sku=' + encodeURIComponent(sku)).join('&') + this.query;
                this.fetch(asked, some).then(found => found && this.listen(asked, some));
            }
        }

        async fetch(asked, skus) {
            try {
                const answer = await fetch(`${this.endpoint}/availability?${asked}`, { credentials: 'omit' });
                if (answer.status === 404) {
                    this.fail(skus, 'unknown');
                    return false;
                }
                if (!answer.ok) throw new Error(`answered ${answer.status}`);
                this.tell((await answer.json()).data);
            } catch (error) {
                this.fail(skus, error);
                this.later();
            }
            return true;
        }

        listen(asked, skus) {
            if (![...this.elements].some(element => element.live && skus.includes(element.sku)) || !('EventSource' in window)) return;
            const stream = new EventSource(`${this.endpoint}/availability/events?${asked}`);
            stream.addEventListener('availability', event => this.tell(JSON.parse(event.data).data));
            stream.addEventListener('error', () => stream.readyState === EventSource.CLOSED && this.later());
            this.streams.push(stream);
        }

        later() {
            clearTimeout(this.poll);
            this.poll = setTimeout(() => this.ask(), POLL);
        }

        tell(answers) {
            const bySku = new Map(answers.map(answer => [answer.sku, answer]));
            for (const element of this.elements) {
                if (bySku.has(element.sku)) element.show(bySku.get(element.sku));
            }
        }

        fail(skus, error) {
            for (const element of this.elements) {
                if (skus.includes(element.sku)) element.tell('error', { error });
            }
        }
    }

    document.addEventListener('visibilitychange', () => Asked.all.forEach(asked => document.hidden ? asked.hush() : asked.renew()));

    class StockPromise extends HTMLElement {
        static observedAttributes = ['sku', 'qty', 'country', 'locale', 'endpoint'];

        constructor() {
            super();
            const root = this.attachShadow({ mode: 'open' });
            root.adoptedStyleSheets = [sheet];
            this.fallback = make('slot');
            this.box = make('div', 'box');
            this.box.hidden = true;
            this.said = make('p', 'said');
            this.said.setAttribute('role', 'status');
            root.append(this.fallback, this.box, this.said);
        }

        get sku() { return this.getAttribute('sku') || ''; }
        get live() { return this.getAttribute('live') !== 'off'; }
        get endpoint() { return (this.getAttribute('endpoint') || HOME).replace(/\/$/, ''); }
        get words() { return WORDS[this.language.slice(0, 2).toLowerCase()] || WORDS.en; }
        get language() { return this.getAttribute('locale') || this.closest('[lang]')?.lang || 'en'; }

        connectedCallback() { this.ask(); }

        disconnectedCallback() { this.leave(); }

        attributeChangedCallback(name, before, now) { if (this.isConnected && before !== now) this.ask(); }

        ask() {
            const more = [['quantity', this.getAttribute('qty')], ['country', this.getAttribute('country')], ['lang', this.language]];
            const query = more.filter(([, value]) => value).map(([name, value]) => `&${name}=${encodeURIComponent(value)}`).join('');
            const asked = Asked.by(this.endpoint, query);
            if (this.asked !== asked) this.leave();
            this.asked = asked;
            asked.add(this);
        }

        leave() {
            this.asked?.remove(this);
            this.asked = undefined;
        }

        tell(name, detail) {
            this.dispatchEvent(new CustomEvent(`stock-promise:${name}`, { bubbles: true, composed: true, detail }));
        }

        show(answer) {
            const before = this.answer;
            this.answer = answer;
            if (before && before.sku === answer.sku && JSON.stringify({ ...before, asOf: 0 }) === JSON.stringify({ ...answer, asOf: 0 })) {
                this.age();
                return;
            }
            const open = this.box.querySelector('details[open]'); // somebody is typing there
            this.box.replaceChildren(...this.lines(answer, open));
            this.box.lang = answer.display.language;
            this.box.hidden = false;
            this.fallback.hidden = true;
            this.age();
            if (before) {
                this.said.textContent = `${answer.display.state}. ${answer.display.line}`;
            }
            this.tell(before ? 'changed' : 'loaded', answer);
        }

        lines(answer, open) {
            const { display, alternatives } = answer;
            const lines = [make('p', 'state', icon(ICON_OF[answer.state] || 'later'), display.state),
                make('p', 'line', ...dated(display.line, display.dates))];
            const terms = [display.charge, display.cancel].filter(Boolean).join(' ');
            if (terms) lines.push(make('p', 'terms', terms));
            if (alternatives.length) lines.push(this.alternatives(alternatives));
            if (display.signUp) lines.push(open || this.signUp());
            return lines;
        }

        alternatives(some) {
            const list = make('ul', 'alternatives', make('li', null, this.words.instead));
            for (const one of some) {
                const to = this.getAttribute('item-url')?.replace('{sku}', encodeURIComponent(one.sku));
                const name = make(to ? 'a' : 'span', 'alternative', one.name);
                if (to) name.href = to;
                name.addEventListener('click', () => this.tell('choice', { kind: 'alternative', sku: one.sku }));
                list.append(make('li', null, name));
            }
            return list;
        }

        signUp() {
            const input = make('input');
            input.type = 'email';
            input.name = 'email';
            input.required = true;
            input.autocomplete = 'email';
            const note = make('p', 'note');
            note.setAttribute('role', 'status');
            const form = make('form', null, make('label', null, this.words.email, input), make('button', 'button', this.words.send));
            form.noValidate = true;
            form.addEventListener('submit', event => {
                event.preventDefault();
                this.subscribe(form, input, note);
            });
            return make('details', 'signup', make('summary', null, this.words.tell), form, note);
        }

        async subscribe(form, input, note) {
            if (!input.checkValidity()) {
                note.textContent = this.words.wrong;
                input.setAttribute('aria-invalid', 'true');
                input.focus();
                return;
            }
            input.removeAttribute('aria-invalid');
            try {
                const answer = await fetch(`${this.endpoint}/availability/subscriptions`, { method: 'POST', credentials: 'omit',
                    headers: { 'Content-Type': 'application/json' },
                    body: JSON.stringify({ sku: this.sku, email: input.value.trim(), quantity: this.getAttribute('qty') }) });
                if (!answer.ok) throw new Error(`answered ${answer.status}`);
                note.textContent = this.words.asked;
                form.hidden = true;
                this.tell('choice', { kind: 'back-in-stock', sku: this.sku });
            } catch (error) {
                note.textContent = this.words.failed;
                this.tell('error', { error });
            }
        }

        /** Says how old the answer is, once it is; on a line that stands already, so that nothing moves. */
        age() {
            const asOf = new Date(this.answer.asOf);
            this.box.querySelector('[part=age]')?.remove();
            if (Date.now() - asOf > OLD) {
                const language = this.answer.display.language;
                const moment = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'medium', timeStyle: 'short' });
                const time = make('time', null, moment.format(asOf));
                time.dateTime = this.answer.asOf;
                this.box.querySelector('[part=state]').append(make('span', 'age', `${this.words.asOf} `, time));
            }
            clearTimeout(this.aging);
            if (this.isConnected) this.aging = setTimeout(() => this.age(), OLD);
        }
    }

    customElements.define('stock-promise', StockPromise);
})();
