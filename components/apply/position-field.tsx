'use client'
/** PositionField({ latitude?, longitude?, error? })   where the device is, if its owner allows it. Without script or leave nothing is asked. */
import { useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { LiveNote } from '@/components/ui/live-note'
import { applyLive as words } from '@/lib/messages/en/apply'

interface Position {
  latitude?: string | undefined
  longitude?: string | undefined
}

const never = () => () => undefined
/** A meter is enough, and more would be noise. */
const shown = (degrees: number): string => degrees.toFixed(5)

export function PositionField({ latitude, longitude, error }: Position & { error?: string | undefined }) {
  const [position, setPosition] = useState<Position>({ latitude, longitude })
  const [state, setState] = useState<'idle' | 'asking' | 'refused'>('idle')
  // The server knows no device; the button comes with the script.
  const canAsk = useSyncExternalStore(never, () => 'geolocation' in navigator, () => false)
  const isKnown = Boolean(position.latitude)

  const ask = () => {
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPosition({ latitude: shown(coords.latitude), longitude: shown(coords.longitude) })
        setState('idle')
      },
      () => setState('refused'),
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  }
  const forget = () => setPosition({})

  return (
    <div id="latitude" tabIndex={-1}>
      <input type="hidden" name="latitude" value={position.latitude ?? ''} readOnly />
      <input type="hidden" name="longitude" value={position.longitude ?? ''} readOnly />
      {(canAsk || isKnown) && (
        <>
          <p className="text-sm font-medium">{words.position}</p>
          <p className="mb-1.5 text-sm text-muted">{words.positionHint}</p>
        </>
      )}
      {canAsk && (
        <Button onClick={isKnown ? forget : ask} disabled={state === 'asking'}>
          {isKnown ? words.forget : state === 'asking' ? words.asking : words.ask}
        </Button>
      )}
      <LiveNote tone={isKnown ? 'good' : 'quiet'}>{isKnown ? words.known : state === 'refused' ? words.refused : undefined}</LiveNote>
      <FieldError id="latitude-error" error={error} />
    </div>
  )
}
