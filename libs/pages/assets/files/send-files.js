/**
 * Sends a form that holds a file so that a connection that breaks costs nothing: the page stays, with all that was
 * typed and the file, and says how far it has come. A form is sent once, however often the button is pressed. Without
 * this script the browser sends it.
 */
const form = document.getElementById('form');
const status = document.getElementById('autosaved');
let under;

form.addEventListener('submit', (event) => {
  if (under) return event.preventDefault();
  const body = new FormData(form, event.submitter);
  const holdsFile = [...body.values()].some((value) => value instanceof File && value.size > 0);
  if (!holdsFile) return once();
  event.preventDefault();
  send(body);
});
addEventListener('pageshow', () => (under = undefined));

/** Until the next page comes, or does not. */
function once() {
  under = true;
  setTimeout(() => (under = undefined), 3000);
}

function send(body) {
  under = new XMLHttpRequest();
  under.open('POST', form.action);
  under.setRequestHeader('accept', 'text/html');
  under.upload.addEventListener('progress', ({ loaded, total }) => {
    status.textContent = `${form.dataset.sending}: ${Math.floor((100 * loaded) / total)} %`;
  });
  under.addEventListener('load', () => (under.status < 500 ? arrive(under) : stay()));
  under.addEventListener('error', stay);
  under.send(body);
}

function stay() {
  under = undefined;
  status.textContent = form.dataset.broken;
}

/** Where it was taken the next page, else this one as the server corrected it. */
function arrive({ responseURL, responseText }) {
  if (responseURL !== form.action) return location.assign(responseURL);
  document.open();
  document.write(responseText);
  document.close();
}
