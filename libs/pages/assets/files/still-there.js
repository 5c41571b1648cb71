/**
 * Asks whether anybody is there before an open application closes, in all windows together, and closes it when nobody
 * answers. Without this script the server no longer knows the browser after the same time.
 */
const dialog = document.getElementById('still-there');
const left = dialog.querySelector('[data-left]');
const idleMs = Number(dialog.dataset.idle) * 1000;
const warnMs = Number(dialog.dataset.warn) * 1000;
const LOOK_MS = 5_000;
const TELL_MS = 60_000;
const inMinutes = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'always' });
const windows = new BroadcastChannel('ankomst-still-there');
let lastSeen = Date.now();

function look() {
  const rest = lastSeen + idleMs - Date.now();
  if (rest <= 0) return leave();
  if (rest > warnMs) return;
  left.textContent = inMinutes.format(Math.ceil(rest / 60_000), 'minute');
  if (!dialog.open) dialog.showModal();
}

function leave() {
  clearInterval(looking);
  dialog.querySelector('[data-leave]').click();
}

function stay() {
  lastSeen = Date.now();
  windows.postMessage('here');
  fetch('/stay', { method: 'POST', credentials: 'same-origin' }).catch(() => undefined);
}

for (const kind of ['keydown', 'pointerdown'])
  addEventListener(kind, () => !dialog.open && Date.now() - lastSeen > TELL_MS && stay(), { passive: true });
dialog.querySelector('[formmethod=dialog]').addEventListener('click', stay);
dialog.addEventListener('cancel', stay);
windows.addEventListener('message', () => {
  lastSeen = Date.now();
  dialog.close();
});
const looking = setInterval(look, LOOK_MS);
document.addEventListener('visibilitychange', look);
