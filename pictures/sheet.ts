import type { Picture } from './take.ts'

/** One page with every picture on it, by route; what is shown is chosen by role, language, width and whether something is wrong. */
export function sheet(pictures: readonly Picture[]): string {
  const routes = [...new Set(pictures.map(({ route }) => route))]
  const choice = (name: string, values: readonly (string | number)[]) =>
    `<label>${name} <select data-by="${name}"><option value="">all</option>${[...new Set(values)]
      .map(value => `<option>${value}</option>`)
      .join('')}</select></label>`
  return `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${pictures.length} pictures</title>
<style>
  body { font: 14px system-ui, sans-serif; margin: 0; background: #f7f7f5; color: #1f2a37 }
  header { position: sticky; top: 0; background: #fff; border-bottom: 1px solid #e6e6e1; padding: 8px 16px; display: flex; flex-wrap: wrap; gap: 16px }
  section { padding: 0 16px } h2 { font-size: 16px; margin: 24px 0 8px }
  .row { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start }
  figure { margin: 0; width: 300px } figure.narrow { width: 150px }
  a { display: block; height: 320px; overflow: hidden; border: 1px solid #cfcfc8; background: #fff }
  img { width: 100%; display: block } figcaption { font-size: 12px; overflow-wrap: anywhere }
  .faults { color: #b83a26 } .unseen a { opacity: .45 } [hidden] { display: none }
</style>
<header>
  ${choice(
    'role',
    pictures.map(p => p.role),
  )}
  ${choice(
    'language',
    pictures.map(p => p.language),
  )}
  ${choice(
    'width',
    pictures.map(p => p.width),
  )}
  <label><input type="checkbox" data-only="faults"> only with faults</label>
  <label><input type="checkbox" data-only="seen" checked> only what the role may see</label>
  <span id="shown"></span>
</header>
${routes
  .map(route =>
    section(
      route,
      pictures.filter(p => p.route === route),
    ),
  )
  .join('\n')}
<script>
  const figures = [...document.querySelectorAll('figure')]
  function choose() {
    const by = [...document.querySelectorAll('select')].filter(one => one.value !== '')
    const only = [...document.querySelectorAll('[data-only]:checked')].map(one => one.dataset.only)
    for (const figure of figures) figure.hidden =
      by.some(one => figure.dataset[one.dataset.by] !== one.value) || only.some(one => figure.dataset[one] !== 'true')
    for (const part of document.querySelectorAll('section')) part.hidden = !part.querySelector('figure:not([hidden])')
    document.getElementById('shown').textContent = figures.filter(figure => !figure.hidden).length + ' of ' + figures.length
  }
  document.addEventListener('change', choose)
  choose()
</script>
`
}

const section = (route: string, pictures: readonly Picture[]): string =>
  `<section><h2>${escaped(route)}</h2><div class="row">\n${pictures.map(figure).join('\n')}\n</div></section>`

function figure({ role, language, width, address, file, seen, faults }: Picture): string {
  const about = `data-role="${role}" data-language="${language}" data-width="${width}" data-seen="${seen}" data-faults="${faults.length > 0}"`
  const classes = `${width < 600 ? 'narrow' : ''} ${seen ? '' : 'unseen'}`.trim()
  const link = escaped(file.split(/[/\\]/).map(encodeURIComponent).join('/'))
  return `<figure ${about} class="${classes}"><a href="${link}"><img loading="lazy" alt="" src="${link}"></a>
<figcaption>${role} · ${language} · ${width}${seen ? '' : ' · not theirs'}<br>${escaped(address)}${faults
    .map(fault => `<br><span class="faults">${escaped(fault)}</span>`)
    .join('')}</figcaption></figure>`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
