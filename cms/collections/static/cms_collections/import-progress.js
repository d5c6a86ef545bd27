// Shows how far a running import is, without reloading the page; when it ends, the page is loaded once more.
const place = document.getElementById('import-progress-place');
const said = document.getElementById('import-progress-said');
let tenth = -1;

async function look() {
  let text;
  try {
    const answer = await fetch(place.dataset.address, { headers: { Accept: 'text/html' } });
    if (!answer.ok) throw new Error(String(answer.status));
    text = await answer.text();
  } catch {
    setTimeout(look, 5000);
    return;
  }
  place.innerHTML = text;
  if (place.querySelector('#import-progress').dataset.running !== 'true') {
    location.reload();
    return;
  }
  const bar = place.querySelector('progress');
  const now = Math.floor((10 * bar.value) / Math.max(1, bar.max));
  // A screen reader hears each tenth, not each second.
  if (now !== tenth) said.textContent = place.querySelector('label').textContent;
  tenth = now;
  setTimeout(look, 1500);
}

setTimeout(look, 1000);
