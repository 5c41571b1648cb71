/** Saves what was typed a moment after it changed, and says so. Without this script the buttons do. */
const form = document.querySelector('form[data-autosave]');
const status = document.querySelector('#autosaved');
const WAIT_MS = 1500;
let timer;
let sending = false;

async function save() {
  if (sending) return;
  sending = true;
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  body.set('autosave', 'yes');
  try {
    const answer = await fetch(form.action, { method: 'POST', body, credentials: 'same-origin' });
    if (answer.ok) status.textContent = form.dataset.autosave;
  } catch {
    status.textContent = ''; // the buttons still save, and say when they cannot
  } finally {
    sending = false;
  }
}

form?.addEventListener('change', (event) => {
  if (event.target.type === 'file') return;
  clearTimeout(timer);
  timer = setTimeout(save, WAIT_MS);
});
form?.addEventListener('submit', (event) => {
  clearTimeout(timer);
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, 3000);
});
