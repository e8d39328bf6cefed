/** Makes the login page answer at once: choosing an account fills the form, searching needs no reload, a double click sends once. */
export const loginScript = `
const signIn = document.getElementById('sign-in');
const accounts = document.getElementById('accounts');
const people = document.getElementById('people');
const found = document.getElementById('found');
const find = document.getElementById('find');
const submit = signIn.querySelector('button');
document.getElementById('problem')?.focus();

people.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  event.preventDefault();
  for (const other of people.querySelectorAll('[aria-pressed]')) other.removeAttribute('aria-pressed');
  button.setAttribute('aria-pressed', 'true');
  signIn.elements.username.value = button.dataset.account;
  signIn.elements.password.value = accounts.dataset.password;
  (accounts.dataset.password ? submit : signIn.elements.password).focus();
});

let asked = 0;
let pause;
async function search() {
  const mine = ++asked;
  const answer = await fetch(accounts.dataset.search, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: find.value }),
  }).catch(() => null);
  if (mine !== asked) return;
  if (!answer || !answer.ok) {
    found.textContent = '查找没有成功，请再试一次。 The search failed: try again.';
    return;
  }
  const cards = await answer.json();
  if (mine !== asked) return;
  people.replaceChildren(...cards.map(item));
  found.textContent = cards.length ? '找到 ' + cards.length + ' 个（最多显示 12 个）。 ' + cards.length + ' found (12 shown at most).' : '没有找到，换一个词试试。 Nothing found: try another word.';
}
find.addEventListener('input', () => { clearTimeout(pause); pause = setTimeout(search, 200); });
accounts.addEventListener('submit', (event) => { event.preventDefault(); clearTimeout(pause); search(); });

function item(card) {
  const button = document.createElement('button');
  button.name = 'pick';
  button.value = button.dataset.account = card.account;
  const name = document.createElement('strong');
  name.textContent = card.name;
  const account = document.createElement('span');
  account.textContent = card.account;
  button.append(name, ' ', account);
  if (card.note) {
    const note = document.createElement('span');
    note.className = 'small';
    note.textContent = card.note;
    button.append(' ', note);
  }
  const line = document.createElement('li');
  line.append(button);
  return line;
}

signIn.addEventListener('submit', (event) => {
  if (submit.getAttribute('aria-disabled') === 'true') return event.preventDefault();
  submit.setAttribute('aria-disabled', 'true');
});
addEventListener('pageshow', () => submit.removeAttribute('aria-disabled'));
`;
