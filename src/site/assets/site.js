// Search, filters, days and the map's keyboard. Pages are whole without it. Texts of documents are set as text, never as markup.
'use strict'

const $ = id => document.getElementById(id)
const data = id => {
  const script = $(id)
  return script ? JSON.parse(script.textContent) : null
}
const fold = text =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’`´]/g, "'")
    .toLowerCase()
const counted = (count, one, more) => `${count.toLocaleString('en-US')} ${count === 1 ? one : more}`
const dayWords = day =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' })

function element(name, text, href) {
  const made = document.createElement(name)
  if (href) {
    const link = document.createElement('a')
    link.href = href
    if (/^https?:/.test(href)) link.rel = 'nofollow noreferrer'
    link.textContent = text || 'link'
    made.append(link)
  } else made.textContent = text
  return made
}

/** The number of the version in force at a day's end; 0 before the first. */
const versionOn = (versions, day) => versions.filter(version => version.day <= day).length

/** Keeps slider and day together; `show` is called with the number of the version and the day asked for. */
function asOf(versions, show) {
  const slider = $('slider')
  const day = $('day')
  slider.addEventListener('input', () => {
    day.value = versions[slider.value - 1].day
    show(Number(slider.value), day.value)
  })
  day.addEventListener('change', () => {
    if (day.value === '') return
    const number = versionOn(versions, day.value)
    slider.value = String(Math.max(1, number))
    show(number, day.value)
  })
  const describe = number => {
    const version = versions[number - 1]
    slider.setAttribute('aria-valuetext', version ? `version of ${dayWords(version.shown)}` : 'none')
  }
  describe(versions.length)
  return {
    describe,
    set(value) {
      day.value = value
      slider.value = String(Math.max(1, versionOn(versions, value)))
    },
  }
}

function listPage({ versions, texts, long, rows }) {
  const columns = long.length
  const form = $('list-form')
  const table = $('entry-table')
  const body = table.tBodies[0]
  const status = $('list-status')
  const latest = versions.length
  const filters = [...form.querySelectorAll('select')]
  const at = { number: latest, day: versions.at(-1).day }
  const order = { column: -1, down: false }
  const text = number => (number < 0 ? '' : texts[number])
  const cell = (row, column) => text(column < 3 ? row[column] : row[6 + (column - 3) * 3])
  const entries = rows.map(row => ({
    row,
    words: fold(Array.from({ length: 3 + columns }, (_, column) => cell(row, column)).join(' ')),
  }))
  const meaning = (row, { id }) => {
    if (id === 'state') return text(row[1])
    if (id === 'kind') return text(row[2])
    return text(row[8 + Number(id.slice('column-'.length)) * 3])
  }

  function wanted() {
    const words = fold($('search').value).split(/\s+/).filter(Boolean)
    const set = filters.filter(({ value }) => value !== '')
    const found = entries.filter(
      ({ row, words: own }) =>
        row[4] <= at.number &&
        at.number <= row[5] &&
        words.every(word => own.includes(word)) &&
        set.every(select => meaning(row, select) === select.value),
    )
    if (order.column < 0) return found
    const sign = order.down ? -1 : 1
    return found.toSorted((a, b) => {
      const [one, other] = [cell(a.row, order.column), cell(b.row, order.column)]
      if (one === other) return 0
      if (one === '' || other === '') return one === '' ? 1 : -1
      return sign * (one < other ? -1 : 1)
    })
  }

  function tableRow({ row }) {
    const made = document.createElement('tr')
    const name = element('th', text(row[0]), text(row[3]))
    name.scope = 'row'
    made.append(name, element('td', text(row[1])), element('td', text(row[2])))
    for (let column = 0; column < columns; column++) {
      const td = element('td', text(row[6 + column * 3]), text(row[7 + column * 3]))
      if (long[column]) td.className = 'long'
      made.append(td)
    }
    return made
  }

  function show() {
    const found = wanted()
    body.replaceChildren(...found.map(tableRow))
    const version = versions[at.number - 1]
    if (!version) {
      status.textContent = `No version is held from so early as ${dayWords(at.day)}; the first is of ${dayWords(versions[0].shown)}.`
      return
    }
    const all = entries.filter(({ row }) => row[4] <= at.number && at.number <= row[5]).length
    const shown =
      found.length === all
        ? `${counted(all, 'row', 'rows')}`
        : `${found.length.toLocaleString('en-US')} of ${counted(all, 'row', 'rows')}`
    const twice = all < version.entries ? '; rows that stand there twice are shown once' : ''
    const held = at.number === latest && at.day > version.day ? ', the last one held' : ''
    status.textContent = `The version of ${dayWords(version.shown)}${held}: ${shown} shown${twice}.`
    days.describe(at.number)
  }

  function remember() {
    const set = new URLSearchParams()
    if ($('search').value) set.set('q', $('search').value)
    for (const { id, value } of filters) if (value) set.set(id, value)
    if (at.number !== latest) set.set('on', at.day)
    history.replaceState(null, '', set.size > 0 ? `#${set}` : location.pathname + location.search)
  }

  const days = asOf(versions, (number, day) => {
    Object.assign(at, { number, day })
    show()
    remember()
  })
  form.addEventListener('submit', event => event.preventDefault())
  form.addEventListener('input', event => {
    if (event.target.closest('.as-of')) return
    show()
    remember()
  })
  form.addEventListener('reset', () =>
    setTimeout(() => {
      Object.assign(at, { number: latest, day: versions.at(-1).day })
      show()
      remember()
    }),
  )
  const heads = [...table.tHead.rows[0].cells]
  for (const [column, head] of heads.entries()) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = head.textContent
    button.addEventListener('click', () => {
      order.down = order.column === column && !order.down
      order.column = column
      for (const other of heads) other.removeAttribute('aria-sort')
      head.setAttribute('aria-sort', order.down ? 'descending' : 'ascending')
      show()
    })
    head.replaceChildren(button)
  }

  form.hidden = false
  const asked = new URLSearchParams(location.hash.slice(1))
  if (![...asked.keys()].some(key => key === 'q' || key === 'on' || filters.some(({ id }) => id === key)))
    return
  $('search').value = asked.get('q') ?? ''
  for (const select of filters) select.value = asked.get(select.id) ?? ''
  const on = asked.get('on')
  if (on && /^\d{4}-\d\d-\d\d$/.test(on)) {
    days.set(on)
    Object.assign(at, { number: versionOn(versions, on), day: on })
  }
  show()
}

function placesPage(form) {
  const items = [...$('places').querySelectorAll('li')].map(item => {
    const section = item.closest('section')
    return {
      item,
      section,
      words: fold(
        `${item.textContent} ${section.querySelector('h2').firstChild.textContent} ${section.getAttribute('aria-labelledby').slice(6)}`,
      ),
    }
  })
  const show = () => {
    const words = fold($('q').value)
      .split(/[\s,]+/)
      .filter(Boolean)
    let found = 0
    for (const { item, words: own } of items) {
      item.hidden = !words.every(word => own.includes(word))
      if (!item.hidden) found++
    }
    for (const section of new Set(items.map(item => item.section)))
      section.hidden = !section.querySelector('li:not([hidden])')
    $('place-status').textContent = words.length === 0 ? '' : `${counted(found, 'place fits', 'places fit')}.`
  }
  form.hidden = false
  form.addEventListener('submit', event => event.preventDefault())
  $('q').addEventListener('input', show)
  $('q').value = new URLSearchParams(location.search).get('q') ?? ''
  if ($('q').value) show()
}

function mapPage({ versions, areas }) {
  const map = $('map')
  const shapes = [...map.querySelectorAll('a')].map(link => {
    const path = link.querySelector('path')
    return {
      link,
      path,
      title: path.querySelector('title'),
      name: link.getAttribute('aria-label').replace(/: [^:]*$/, ''),
    }
  })
  const rows = new Map(
    [...document.querySelectorAll('#areas tr[data-area]')].map(row => [row.dataset.area, row]),
  )
  let stops = []

  function show(number, day) {
    const now = area => areas[area].filter(([, first, last]) => first <= number && number <= last)
    let found = 0
    for (const [area, row] of rows) {
      const count = now(area).length
      row.hidden = count === 0
      row.lastElementChild.textContent = String(count)
      if (count > 0) found++
    }
    for (const { link, path, title, name } of shapes) {
      const there = now(path.dataset.area)
      const shade = path.classList.contains('state')
        ? 'whole'
        : there.some(([own]) => own === 1)
          ? 'named'
          : 'within'
      path.classList.remove('none', 'whole', 'named', 'within')
      path.classList.add(there.length === 0 ? 'none' : shade)
      title.textContent = `${name}: ${counted(there.length, 'entry', 'entries')}`
      link.setAttribute('aria-label', title.textContent)
    }
    const version = versions[number - 1]
    $('map-status').textContent = version
      ? `The version of ${dayWords(version.shown)} names something in ${counted(found, 'area', 'areas')}.`
      : `No version is held from so early as ${dayWords(day)}.`
    days.describe(number)
    rove()
  }

  /** One stop of the Tab key for the whole map; arrows go on from there to the nearest area in their direction. */
  function rove() {
    for (const { link } of shapes) link.setAttribute('tabindex', '-1')
    stops = shapes.filter(({ path }) => !path.classList.contains('none'))
    stops[0]?.link.setAttribute('tabindex', '0')
  }

  const middle = ({ path }) => {
    const box = path.getBBox()
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }
  map.addEventListener('keydown', event => {
    const direction = DIRECTIONS[event.key]
    const here = stops.find(({ link }) => link === document.activeElement)
    if (!direction || !here) return
    event.preventDefault()
    const from = middle(here)
    let best = null
    for (const stop of stops) {
      const to = middle(stop)
      const along = (to.x - from.x) * direction[0] + (to.y - from.y) * direction[1]
      const across = Math.abs((to.x - from.x) * direction[1]) + Math.abs((to.y - from.y) * direction[0])
      if (stop !== here && along > 0 && across <= along * 2 && (!best || along + across * 2 < best.far))
        best = { stop, far: along + across * 2 }
    }
    if (!best) return
    here.link.setAttribute('tabindex', '-1')
    best.stop.link.setAttribute('tabindex', '0')
    best.stop.link.focus()
  })

  const days = asOf(versions, show)
  const form = $('map-form')
  form.hidden = false
  form.addEventListener('submit', event => event.preventDefault())
  rove()
}

const list = data('list-data')
if (list && list.versions.length > 0) listPage(list)
const areas = data('map-data')
if (areas && areas.versions.length > 0) mapPage(areas)
const places = $('place-form')
if (places) placesPage(places)
