import { GridView } from '../../grid/GridView.tsx'
import { Tray } from '../../grid/Tray.tsx'
import { Toolbar } from '../../panels/toolbar/Toolbar.tsx'

/** The map with what belongs to it: the tray beside it and the tools at its foot. */
export function GridArea() {
  return (
    <>
      <Tray />
      <div className="board-map">
        <GridView />
        <Toolbar />
      </div>
    </>
  )
}
