import type { PetriNet } from '@huke/core/mining'
import { describe, expect, it } from 'vitest'
import { accepts } from '../../../core/mining/fixtures/net-language.ts'
import { readModelFile } from './index.ts'

const pnml = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>
<pnml><net id="n" type="http://www.pnml.org/version-2009/grammar/pnmlcoremodel">${inside}</net></pnml>`
const place = (id: string, tokens = '') =>
  `<place id="${id}"><name><text>${id}</text></name>${tokens && `<initialMarking><text>${tokens}</text></initialMarking>`}</place>`
const step = (id: string, name: string, inside = '') =>
  `<transition id="${id}"><name><text>${name}</text></name>${inside}</transition>`
const arc = (source: string, target: string, inside = '') =>
  `<arc id="${source}${target}" source="${source}" target="${target}">${inside}</arc>`
const plain = place('p', '1') + place('q') + step('t', 'a') + arc('p', 't') + arc('t', 'q')

const bpmn = (inside: string, more = '') => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn2:definitions xmlns:bpmn2="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
<bpmn2:process id="P" isExecutable="true">${inside}</bpmn2:process>${more}</bpmn2:definitions>`
const element = (name: string, attributes: string, inside = '') =>
  `<bpmn2:${name} ${attributes}>${inside}</bpmn2:${name}>`
const flows = (...pairs: readonly string[]) =>
  pairs
    .map(pair => pair.split('>'))
    .map(([from, to], i) => element('sequenceFlow', `id="f${i}${from}" sourceRef="${from}" targetRef="${to}"`))
    .join('')
const start = element('startEvent', 'id="s"')
const end = element('endEvent', 'id="e"')

function net(text: string | Uint8Array): PetriNet {
  const reading = readModelFile(text, 'model.xml')
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.net
}

function problems(text: string | Uint8Array): readonly { code: string; place: string; value: string }[] {
  const reading = readModelFile(text, 'model.xml')
  return 'problems' in reading ? reading.problems : []
}

const takes = (text: string, ...traces: readonly string[]) => traces.filter(trace => accepts(net(text), [...trace]))

describe('PNML', () => {
  it('is read as ProM and PM4Py write it: pages, tool-specific silence, final markings', () => {
    const silent = '<toolspecific tool="ProM" version="6.4" activity="$invisible$" localNodeID="b2"/>'
    const page = `<name><text>net</text></name><page id="n0">${place('p', '1')}${place('q')}${place('r')}
      ${step('t', 'a')}${step('u', 'skip_1', silent)}${step('v', 'tau')}
      ${arc('p', 't')}${arc('t', 'q', '<inscription><text>1</text></inscription>')}
      ${arc('q', 'u', '<arctype><text>normal</text></arctype>')}${arc('u', 'r')}${arc('p', 'v')}${arc('v', 'r')}</page>
      <finalmarkings><marking><place idref="p"><text>0</text></place><place idref="r"><text>1</text></place></marking></finalmarkings>`
    expect(net(pnml(page))).toEqual({
      places: ['p', 'q', 'r'],
      transitions: [
        { name: 't', label: 'a', inputs: [0], outputs: [1] },
        { name: 'u', label: null, inputs: [1], outputs: [2] },
        { name: 'v', label: null, inputs: [0], outputs: [2] },
      ],
      initial: [1, 0, 0],
      final: [0, 0, 1],
    })
  })

  it('is read as older programs write it: no pages, <value>, default colours, no final marking', () => {
    const old = `<place id="p"><initialMarking><value>Default,1</value></initialMarking></place><place id="q"/>
      <transition id="t"><name><value>approve
      invoice</value></name></transition>${arc('p', 't', '<inscription><value>Default,1</value></inscription>')}${arc('t', 'q')}`
    expect(net(pnml(old)).transitions[0]!.label).toBe('approve invoice')
    expect(net(pnml(old)).final).toEqual([0, 1])
  })

  it('is read with the life-cycle steps that ProM adds to every activity', () => {
    const all = step('u', 'b+complete') + arc('q', 'u') + place('r') + arc('u', 'r')
    expect(takes(pnml(plain.replace('>a<', '>a+complete<') + all), 'ab')).toEqual(['ab'])
    expect(net(pnml(plain + all)).transitions.map(t => t.label)).toEqual(['a', 'b+complete'])
  })

  it('follows references to places on other pages', () => {
    const pages = `<page id="1">${place('p', '1')}${place('q')}${step('t', 'a')}${arc('p', 't')}${arc('t', 'q')}</page>
      <page id="2"><referencePlace id="q2" ref="q"/>${place('r')}${step('u', 'b')}${arc('q2', 'u')}${arc('u', 'r')}</page>`
    expect(takes(pnml(pages), 'ab', 'a', 'b')).toEqual(['ab'])
  })

  it('may have several final markings', () => {
    const marking = (id: string) => `<marking><place idref="${id}"><text>1</text></place></marking>`
    const both = place('r') + step('u', 'b') + arc('q', 'u') + arc('u', 'r')
    const finals = `<finalmarkings>${marking('q')}${marking('r')}</finalmarkings>`
    expect(takes(pnml(plain + both + finals), 'a', 'ab', '')).toEqual(['a', 'ab'])
  })

  it('is refused where a net says more than this one can', () => {
    expect(problems(pnml(plain + step('u', 'b') + arc('q', 'u', '<inscription><text>2</text></inscription>')))).toEqual(
      [
        {
          code: 'mining.model-not-supported',
          place: 'model.xml: <arc id="qu"> at line 2',
          value: 'weight 2',
          expected: 'a plain arc of weight 1',
        },
      ],
    )
    expect(problems(pnml(plain + step('u', 'b') + arc('q', 'u', '<type value="inhibitor"/>')))[0]!.value).toBe(
      'inhibitor',
    )
    expect(problems(pnml(plain + arc('t', 'nowhere')))[0]!.code).toBe('mining.model-broken')
    expect(problems(pnml(plain + place('r')))[0]!.value).toBe('no final marking')
    expect(problems(pnml(''))[0]!.code).toBe('mining.model-empty')
  })
})

describe('BPMN', () => {
  it('is read with lanes, data, texts and extensions of other programs around', () => {
    const process = bpmn(
      `<bpmn2:laneSet id="l"><bpmn2:lane id="l1"><bpmn2:flowNodeRef>A</bpmn2:flowNodeRef></bpmn2:lane></bpmn2:laneSet>
      ${start}${end}${element('userTask', 'id="A" name="check&#10;request" camunda:assignee="x"', '<bpmn2:extensionElements><camunda:formData/></bpmn2:extensionElements><bpmn2:incoming>f0s</bpmn2:incoming>')}
      <bpmn2:dataObject id="d"/><bpmn2:textAnnotation id="n"/><bpmn2:association id="as" sourceRef="A" targetRef="n"/>
      ${flows('s>A', 'A>e')}`,
      '<bpmn2:collaboration id="c"><bpmn2:participant id="p1" processRef="P"/><bpmn2:participant id="p2"/></bpmn2:collaboration>',
    )
    expect(net(process).transitions.map(t => t.label)).toEqual(['check request'])
  })

  it('knows every kind of task, loops and subprocesses', () => {
    const inner = `${element('startEvent', 'id="is"')}${element('scriptTask', 'id="B" name="B"')}${element('endEvent', 'id="ie"')}${flows('is>B', 'B>ie')}`
    const process = bpmn(
      `${start}${element('sendTask', 'id="A" name="A"', '<bpmn2:standardLoopCharacteristics/>')}
      ${element('subProcess', 'id="S"', inner + '<bpmn2:multiInstanceLoopCharacteristics/>')}
      ${element('callActivity', 'id="C" name="C"', '<bpmn2:standardLoopCharacteristics testBefore="true"/>')}
      ${element('subProcess', 'id="D" name="D"')}${end}${flows('s>A', 'A>S', 'S>C', 'C>D', 'D>e')}`,
    )
    expect(takes(process, 'ABCD', 'AABBD', 'ABCCD', 'BCD', 'ACD', 'ABC')).toEqual(['ABCD', 'AABBD', 'ABCCD'])
  })

  it('takes intermediate events as silent, interrupting border events as a choice, links as flows', () => {
    const link = '<bpmn2:linkEventDefinition name="L"/>'
    const process = bpmn(
      `${start}${element('task', 'id="A" name="A"')}${element('task', 'id="B" name="B"')}${element('task', 'id="C" name="C"')}
      ${element('boundaryEvent', 'id="b" attachedToRef="A"', '<bpmn2:timerEventDefinition/>')}
      ${element('intermediateThrowEvent', 'id="lt"', link)}${element('intermediateCatchEvent', 'id="lc"', link)}
      ${element('endEvent', 'id="t"', '<bpmn2:terminateEventDefinition/>')}${end}
      ${flows('s>A', 'A>B', 'B>lt', 'lc>e', 'b>C', 'C>t')}`,
    )
    expect(takes(process, 'AB', 'C', 'AC', 'A', 'B')).toEqual(['AB', 'C'])
  })

  it('begins where no flow leads when there is no start event, and ends where none goes on', () => {
    const process = bpmn(`${element('task', 'id="A" name="A"')}${element('task', 'id="B" name="B"')}${flows('A>B')}`)
    expect(takes(process, 'AB', 'A', 'B')).toEqual(['AB'])
  })

  it('is refused by the name of what cannot be translated', () => {
    const task = element('task', 'id="A" name="Approve"')
    const refusals: readonly (readonly [string, string])[] = [
      [element('complexGateway', 'id="x"') + flows('s>A', 'A>x', 'x>e'), '<complexGateway id="x">'],
      [
        element('adHocSubProcess', 'id="x" name="any"', task.replace('"A"', '"A1"')) + flows('s>A', 'A>x', 'x>e'),
        '<adHocSubProcess id="x" name="any">',
      ],
      [
        element('boundaryEvent', 'id="x" attachedToRef="A" cancelActivity="false"') + flows('s>A', 'A>e', 'x>e'),
        '<boundaryEvent id="x">',
      ],
      [
        element('inclusiveGateway', 'id="x"') + element('endEvent', 'id="e2"') + flows('s>A', 'A>x', 'x>e', 'x>e2'),
        '<inclusiveGateway id="x">',
      ],
      [element('task', 'id="x" name="lost"') + flows('s>A', 'A>e', 'x>e'), '<task id="x" name="lost">'],
      [flows('s>A', 'A>nowhere', 'A>e'), '<sequenceFlow id="f1A">'],
    ]
    for (const [inside, named] of refusals) {
      const found = problems(bpmn(start + end + task + inside))
      expect(found.map(problem => problem.place).join(' ')).toContain(named)
    }
  })

  it('is refused with conditions on several flows out of a task, or with two processes', () => {
    const conditional =
      flows('s>A', 'A>e') +
      element(
        'sequenceFlow',
        'id="c" sourceRef="A" targetRef="e"',
        '<bpmn2:conditionExpression>x</bpmn2:conditionExpression>',
      )
    expect(problems(bpmn(start + end + element('task', 'id="A"') + conditional))[0]!.place).toContain('<task id="A">')
    const two = bpmn(start + end + flows('s>e'), element('process', 'id="Q"', element('task', 'id="Z"')))
    expect(problems(two)[0]!.code).toBe('mining.model-ambiguous')
  })
})

describe('a model file', () => {
  it('is refused as a whole with the line when it is no XML that is read', () => {
    expect(problems('')[0]!.code).toBe('mining.empty')
    expect(problems('<pnml>\n<net></pnml>')).toEqual([
      expect.objectContaining({ code: 'mining.bad-xml', place: 'model.xml at line 2' }),
    ])
    expect(problems(pnml(plain).slice(0, 300))[0]!.code).toBe('mining.bad-xml')
    expect(problems('<svg/>')[0]!.code).toBe('mining.model-unknown')
    expect(problems('{"a": 1}')[0]!.code).toBe('mining.bad-xml')
  })

  it('cannot hide a bomb', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE pnml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><pnml>&b;</pnml>`
    expect(problems(bomb)[0]!.code).toBe('mining.doctype-refused')
    expect(problems(`<pnml>${'<page>'.repeat(1_000_000)}`)[0]!.code).toBe('mining.model-too-large')
  })

  it('is read in the encoding it states', () => {
    const label = (text: string) => pnml(plain.replace('<text>a<', `<text>${text}<`))
    const latin = Buffer.from(label('Prüfung').replace('UTF-8', 'ISO-8859-1'), 'latin1')
    expect(net(latin).transitions[0]!.label).toBe('Prüfung')
    const utf16 = Buffer.from(`\ufeff${label('审批').replace('UTF-8', 'UTF-16')}`, 'utf16le')
    expect(net(utf16).transitions[0]!.label).toBe('审批')
    expect(net(Buffer.from(label('审批'))).transitions[0]!.label).toBe('审批')
    expect(problems(Buffer.from(label('a').replace('UTF-8', 'martian')))[0]!.code).toBe('mining.unknown-encoding')
  })
})
