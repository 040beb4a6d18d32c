// The map as one would write it first with react-konva: a draggable group per card, all state in React.
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Circle, Group, Layer, Line, Rect, Stage, Text } from 'react-konva'

interface Card {
  readonly name: string
  readonly colour: string
  readonly x: number
  readonly y: number
}

interface Moved {
  readonly i: number
  readonly x: number
  readonly y: number
}

interface Cursor extends Moved {
  readonly name: string
}

const size = { width: 1600, height: 1000 }
const colours = ['#2f5bd7', '#0f8a7e', '#c2452d', '#7a4fc0', '#a8781b', '#3f8a3a']
const asked = new URLSearchParams(location.search)

let seed = 20261123
const random = (): number => {
  seed = (seed * 48271) % 2147483647
  return seed / 2147483647
}
const firstCards: readonly Card[] = Array.from({ length: Number(asked.get('n') ?? 1000) }, (_, at) => ({
  name: `Community health network ${at + 1}`,
  colour: colours[at % colours.length] ?? '#000',
  x: random() * size.width,
  y: random() * size.height,
}))

function NaiveMap() {
  const [cards, setCards] = useState(firstCards)
  const [cursors, setCursors] = useState<readonly Cursor[]>([])
  const [camera, setCamera] = useState(firstCamera)
  const move = (moves: readonly Moved[]): void => {
    setCards((before) => {
      const next = [...before]
      for (const { i, x, y } of moves) {
        const card = next[i]
        if (card) next[i] = { ...card, x, y }
      }
      return next
    })
  }
  useEffect(() => {
    const bench = {
      count: () => cards.length,
      getCamera: () => camera,
      setCamera,
      cardPos: (i: number) => cards[i],
      remotePrepare: (moves: readonly Moved[]) => moves,
      applyRemote: move,
      applyCursors: (shown: readonly { id: number; x: number; y: number; name: string }[]) =>
        setCursors(shown.map(({ id, x, y, name }) => ({ i: id, x, y, name }))),
      clearCursors: () => setCursors([]),
      clearSelection: () => {},
    }
    Object.assign(window, { __naive: bench })
  })
  return (
    <Stage
      width={window.innerWidth}
      height={window.innerHeight}
      scaleX={camera.z}
      scaleY={camera.z}
      x={-camera.x * camera.z}
      y={-camera.y * camera.z}
    >
      <Layer>
        <Rect {...size} fill="#ffffff" stroke="#888888" />
        <Line points={[0, size.height / 2, size.width, size.height / 2]} stroke="#888888" dash={[6, 6]} />
        <Line points={[size.width / 2, 0, size.width / 2, size.height]} stroke="#888888" dash={[6, 6]} />
        {cards.map((card, i) => (
          <Group
            key={card.name}
            x={card.x}
            y={card.y}
            draggable
            onDragMove={(event) => move([{ i, x: event.target.x(), y: event.target.y() }])}
          >
            <Rect x={-70} y={-18} width={140} height={36} cornerRadius={8} fill="#ffffff" shadowBlur={3} />
            <Rect x={-70} y={-18} width={5} height={36} fill={card.colour} />
            <Circle x={-54} y={0} radius={5} fill={card.colour} />
            <Text x={-44} y={-14} width={96} text={card.name} fontSize={12} />
            <Text x={54} y={-6} text="●●○" fontSize={9} />
          </Group>
        ))}
      </Layer>
      <Layer>
        {cursors.map(({ i, x, y, name }) => (
          <Group key={i} x={x} y={y}>
            <Line points={[0, 0, 5, 14, 9, 9, 14, 8]} closed fill="#c2452d" />
            <Text x={14} y={10} text={name} fontSize={12} />
          </Group>
        ))}
      </Layer>
    </Stage>
  )
}

function firstCamera(): { x: number; y: number; z: number } {
  if (asked.get('view') === 'work') return { x: 200, y: 100, z: 1 }
  return { x: 0, y: 0, z: Math.min(window.innerWidth / size.width, window.innerHeight / size.height) }
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<NaiveMap />)
const painted = new Promise<void>((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
})
Object.assign(window, {
  __bench: {
    ready: painted,
    ...Object.fromEntries(
      [
        'count',
        'getCamera',
        'setCamera',
        'cardPos',
        'remotePrepare',
        'applyRemote',
        'applyCursors',
        'clearCursors',
        'clearSelection',
      ].map((name) => [
        name,
        (...args: unknown[]) =>
          (window as unknown as { __naive: Record<string, (...args: unknown[]) => unknown> }).__naive[name]?.(
            ...args,
          ),
      ]),
    ),
  },
})
