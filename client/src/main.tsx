// First, because the first mention of the layers fixes their order.
import './app/tokens.css'
import './app/base.css'
import './app/buttons.css'
import './app/formFields.css'
import './app/choices.css'
import './app/overlays.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { makeLiveRegions } from './app/announce.ts'
import { followAppearance } from './app/appearance.ts'
import { leaveCompositionsAlone } from './app/composing.ts'
import { loadPreferences } from './app/preferences.ts'
import { keepShell } from './offline/shell.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place to draw in')

loadPreferences()
followAppearance(document.documentElement)
makeLiveRegions(document.body)
leaveCompositionsAlone(window)
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
keepShell()
