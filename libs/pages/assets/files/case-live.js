/**
 * Shows what is new of a case without a reload: the page is fetched again when the case says that something happened,
 * and the parts that differ are replaced. Focus stays where it is; the news is said by the page's status message.
 */
const page = document.getElementById('case');
const status = document.getElementById('news-status');
const SETTLE_MS = 400;

let known = Number(page.dataset.known);
let seen = 0;
let timer;

showThatItIsLive();
const events = new EventSource(`/api/v1/cases/${page.dataset.case}/events`);
events.addEventListener('message', () => {
  seen += 1;
  if (seen <= known) return;
  clearTimeout(timer);
  timer = setTimeout(refresh, SETTLE_MS);
});
addEventListener('pagehide', () => events.close());
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());

async function refresh() {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
  if (!answer?.ok) return void (timer = setTimeout(refresh, 5_000));
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = next.getElementById('case');
  if (!fresh) return;
  const before = page.querySelector('h1').textContent;
  for (const part of page.querySelectorAll('[data-live]')) replace(part, next.getElementById(part.id));
  known = Math.max(known, Number(fresh.dataset.known));
  document.title = next.title;
  showThatItIsLive();
  say(before);
}

function replace(part, fresh) {
  if (!fresh || part.innerHTML === fresh.innerHTML) return;
  const focused = part.contains(document.activeElement) ? wayTo(part, document.activeElement) : undefined;
  const opened = [...part.querySelectorAll('details[open]')].map(({ id }) => id);
  part.replaceChildren(...fresh.childNodes);
  for (const details of part.querySelectorAll('details')) details.open = opened.includes(details.id);
  if (focused) part.querySelector(focused)?.focus({ preventScroll: true });
}

/** A selector that finds the same link, button or summary in the part that takes its place. */
function wayTo(part, element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.hasAttribute('href')) return `a[href="${CSS.escape(element.getAttribute('href'))}"]`;
  const details = element.closest('details');
  return details?.id ? `#${CSS.escape(details.id)} > summary` : undefined;
}

/** The new headline where there is one, else the newest line of what has happened. */
function say(before) {
  const headline = page.querySelector('h1').textContent;
  const latest = page.querySelector('.log .latest p')?.textContent ?? '';
  status.textContent = `${status.dataset.prefix} ${headline === before ? latest : headline}`;
}

function showThatItIsLive() {
  for (const note of page.querySelectorAll('[data-without-script]')) note.hidden = true;
  for (const note of page.querySelectorAll('[data-with-script]')) note.hidden = false;
}
