import { clean } from './support/axe.ts'
import { isOpen, join, linkFor, makeBoard } from './support/board.ts'
import { expect, test, words } from './support/house.ts'
import { facilitate, openAgenda, showCode, stageBar, stageTitle } from './support/workshop.ts'

const text = words.workshop

for (const colorScheme of ['light', 'dark'] as const) {
  test(`U2 axe finds nothing in a workshop (${colorScheme})`, async ({ house }) => {
    test.slow()
    const fay = await house.visitor({ colorScheme })
    await makeBoard(fay, 'childPoverty')
    const link = await linkFor(fay, 'participant')
    const panel = await openAgenda(fay)
    await clean(fay, 'choosing an agenda')
    await panel.getByRole('button', { name: words.agendas.scripts.full.title }).click()
    await panel.getByRole('button', { name: words.agendas.stages.listing.name, expanded: false }).click()
    await clean(fay, 'the agenda with a stage open')
    await panel.getByRole('button', { name: text.bar.begin }).click()
    await stageTitle(fay).waitFor()
    await stageBar(fay).getByRole('button', { name: text.bar.note }).click()
    await clean(fay, 'the facilitator’s bar with the note')
    await stageBar(fay).getByRole('button', { name: text.facilitate.menu }).click()
    await clean(fay, 'the facilitator’s menu')
    await fay.keyboard.press('Escape')

    const ben = await house.visitor({ colorScheme })
    await join(ben, link, 'Ben')
    await isOpen(ben)
    await ben.getByRole('button', { name: text.hands.raise }).click()
    await ben.getByRole('button', { name: text.hands.lower }).waitFor()
    await clean(ben, 'the participants’ bar')
    await stageBar(fay)
      .getByRole('button', { name: text.hands.count(1) })
      .click()
    await clean(fay, 'raised hands')
    await fay.keyboard.press('Escape')

    await facilitate(fay, text.facilitate.lobby)
    const code = await showCode(fay)
    await clean(fay, 'the code')
    await fay.getByRole('button', { name: text.code.keep }).click()
    const lou = await house.visitor({ colorScheme })
    await lou.goto(`${new URL(lou.url()).origin}/join#${code}`)
    await lou.getByLabel(text.join.name, { exact: true }).fill('Lou')
    await clean(lou, 'joining by code')
    await lou.getByRole('button', { name: text.join.join, exact: true }).click()
    await lou.getByRole('heading', { name: text.lobby.pageTitle }).waitFor()
    await clean(lou, 'the lobby')
    await fay.getByRole('button', { name: text.lobby.waiting(1) }).click()
    await clean(fay, 'people in the lobby')
    await fay.keyboard.press('Escape')

    await facilitate(fay, text.facilitate.hold)
    await expect(ben.locator('.grid-led')).toBeVisible()
    await clean(ben, 'being led')
    await facilitate(fay, text.facilitate.close)
    await fay.getByRole('dialog', { name: text.close.title }).waitFor()
    await clean(fay, 'closing')
    await fay.getByRole('button', { name: text.close.do }).click()
    await fay.getByRole('heading', { name: text.result.review }).waitFor()
    await clean(fay, 'the result')
    await clean(ben, 'after the workshop')
  })
}
