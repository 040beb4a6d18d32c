import { GridView } from '../../grid/GridView.tsx'
import { Tray } from '../../grid/Tray.tsx'
import { Legend } from '../../panels/legend/Legend.tsx'
import { Toolbar } from '../../panels/toolbar/Toolbar.tsx'

/** The map with what belongs to it: the tray and the legend beside it and the tools at its foot. */
export function GridArea() {
  return (
    <>
      <div className="board-side">
        <Tray />
        <Legend />
      </div>
      <div className="board-map">
        <GridView />
        <Toolbar />
      </div>
    </>
  )
}
