/**
 * Saves what was typed a moment after it changed, and says so, or that it could not. Without this script the buttons
 * do. Files are left to the buttons.
 */
const form = document.querySelector('form[data-autosave]');
const status = document.getElementById('autosaved');
const WAIT_MS = 1500;
const AGAIN_MS = 5000;
let timer;
let changed = false;
let sending;

async function save() {
  if (sending || !changed) return;
  changed = false;
  sending = new AbortController();
  const { signal } = sending;
  const request = { method: 'POST', body: typed(), credentials: 'same-origin', signal };
  const answer = await fetch(form.action, request).catch(() => ({}));
  sending = undefined;
  if (signal.aborted) return;
  say(answer.status);
  if (!answer.status || answer.status >= 500) later(AGAIN_MS);
  else if (changed) later(WAIT_MS);
}

function typed() {
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  body.set('autosave', 'yes');
  return body;
}

/** Nothing of what does not hold: the button tells of that. */
function say(code) {
  if (code === 204) status.textContent = form.dataset.autosave;
  else if (code === 401) status.textContent = form.dataset.notOpen;
  else if (!code || code >= 500) status.textContent = form.dataset.notSaved;
  else status.textContent = '';
}

function later(ms) {
  changed = true;
  clearTimeout(timer);
  timer = setTimeout(save, ms);
}

/** Whoever leaves by the browser's own ways keeps what was typed last. */
function saveAtOnce() {
  if (!changed) return;
  changed = false;
  navigator.sendBeacon(form.action, typed());
}

for (const kind of ['input', 'change'])
  form?.addEventListener(kind, (event) => {
    if (event.target.type !== 'file') later(WAIT_MS);
  });
form?.addEventListener('submit', () => {
  sending?.abort(); // what the button sends is newer
  changed = false;
  clearTimeout(timer);
});
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && form && saveAtOnce());
