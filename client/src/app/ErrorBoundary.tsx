import { words } from '@commonground/shared/words/words'
import { Component, type ReactNode } from 'react'
import { Button } from '../controls/Button.tsx'

interface ErrorBoundaryProps {
  readonly children: ReactNode
}

/** Keeps a fault in one part of the page from taking the rest with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <div className="message-page" role="alert">
        <h2>{words.pages.broken.title}</h2>
        <p>{words.pages.broken.about}</p>
        <Button onPress={() => location.reload()}>{words.pages.broken.reload}</Button>
      </div>
    )
  }
}
