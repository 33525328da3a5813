import { expect, test } from 'vitest'
import { numberless } from '../../scripts/checks/text/number-endings.ts'

const PAIRS: Record<string, string> = {
  es: 'gobierno gobiernos, local locales, regional regionales, acción acciones, red redes, ciudad ciudades, voz voces, donante donantes, plan planes, país países, interés intereses, crisis crisis, ley leyes, alianza alianzas, par pares, base bases, subnacional subnacionales',
  'pt-BR':
    'governo governos, local locais, nacional nacionais, ação ações, cidadão cidadãos, pão pães, responsável responsáveis, papel papéis, espanhol espanhóis, homem homens, doador doadores, vez vezes, mês meses, país países, parceria parcerias, cidade cidades, crise crises',
  en: 'donor donors',
}
const pairs = Object.entries(PAIRS).flatMap(([tag, list]) =>
  list.split(', ').map(pair => [tag, ...pair.split(' ')] as [tag: string, singular: string, plural: string]),
)

test.each(pairs)('%s: %s and %s are one word', (tag, singular, plural) => {
  expect(numberless(plural, tag)).toBe(numberless(singular, tag))
})

test.each([
  ['es', 'acción', 'accion'],
  ['es', 'donante', 'donador'],
  ['es', 'socio', 'socia'],
  ['pt-BR', 'ação', 'acao'],
  ['pt-BR', 'doador', 'doação'],
  ['pt-BR', 'país', 'pais'],
])('%s: %s and %s are two', (tag, one, other) => {
  expect(numberless(one, tag)).not.toBe(numberless(other, tag))
})

test('short words stay: `es` is no plural', () => {
  expect(numberless('es', 'es')).toBe('es')
})
