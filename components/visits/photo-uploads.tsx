'use client'
/**
 * PhotoUploads({ name, label, hint, error?, purpose, most, onPending })
 * Photos that are uploaded one by one as soon as they are taken, made smaller first: over a weak connection each is sent
 * alone, and can be tried again alone. The form sends their ids as `file_ids`. Without a script the form sends the files
 * themselves, under `name`.
 */
import { useEffect, useId, useRef, useState, type ChangeEvent } from 'react'
import { FieldError } from '@/components/ui/field'
import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import { newFileAnswer } from '@/lib/files/schema'
import { smallerPhoto } from '@/lib/files/smaller-photo'
import { surveys as words } from '@/lib/messages/en/surveys'

const say = words.report

interface Photo {
  key: string
  file: File
  preview: string
  state: 'sending' | 'failed' | { id: string }
  problem?: string
}

const toBase64 = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(blob)
  })

async function upload(file: File, purpose: string): Promise<Pick<Photo, 'state' | 'problem'>> {
  const photo = await toBase64(await smallerPhoto(file))
  const response = await fetch('/api/admin/files', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ photo, name: file.name, purpose }) })
  const answer: unknown = await response.json()
  if (response.ok) return { state: { id: newFileAnswer.parse(answer).id } }
  const problem = (answer as { error?: { fields?: { photo?: string[] }; message?: string } }).error
  return { state: 'failed', problem: problem?.fields?.photo?.[0] ?? problem?.message ?? '' }
}

export function PhotoUploads({ name, label, hint, error, purpose, most, onPending }: { name: string; label: string; hint: string; error?: readonly string[] | undefined; purpose: 'survey' | 'installation'; most: number; onPending: (pending: boolean) => void }) {
  const [photos, setPhotos] = useState<Photo[]>([])
  const [scripted, setScripted] = useState(false)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => setScripted(true), [])
  useEffect(() => onPending(photos.some(({ state }) => state === 'sending')), [photos, onPending])

  const change = (key: string, to: Partial<Photo>) => setPhotos((all) => all.map((photo) => (photo.key === key ? { ...photo, ...to } : photo)))
  const send = ({ key, file }: Pick<Photo, 'key' | 'file'>) => {
    change(key, { state: 'sending' })
    upload(file, purpose).then(
      (outcome) => change(key, outcome),
      () => change(key, { state: 'failed' }),
    )
  }
  const add = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])].slice(0, most - photos.length).map((file): Photo => ({ key: crypto.randomUUID(), file, preview: URL.createObjectURL(file), state: 'sending' }))
    setPhotos((all) => [...all, ...chosen])
    for (const photo of chosen) send(photo)
    // The ids are what is sent, and the same photo may be chosen again.
    event.target.value = ''
  }
  const remove = ({ key, preview }: Photo) => {
    URL.revokeObjectURL(preview)
    setPhotos((all) => all.filter((photo) => photo.key !== key))
  }
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <p id={`${id}-hint`} className="mb-2 text-sm text-muted">
        {hint}
      </p>
      <input
        ref={input}
        id={id}
        type="file"
        name={scripted ? undefined : name}
        accept="image/jpeg,image/png,image/webp"
        multiple
        aria-describedby={`${id}-hint`}
        onChange={scripted ? add : undefined}
        className={scripted ? 'sr-only' : 'block w-full text-sm file:me-3 file:min-h-11 file:rounded-md file:border file:border-border file:bg-surface file:px-3'}
        tabIndex={scripted ? -1 : undefined}
      />
      {scripted && photos.length < most && (
        <button type="button" onClick={() => input.current?.click()} className={buttonClass({ size: 'large', wide: true })}>
          <Icon name="plus" />
          {say.addPhoto}
        </button>
      )}
      <FieldError id={`${id}-error`} error={error} />
      {photos.length > 0 && (
        <ul className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-3" aria-live="polite">
          {photos.map((photo) => (
            <li key={photo.key} className="overflow-hidden rounded-md border border-border">
              {/* A photo of this device, which no server has to make smaller. */}
              {/* oxlint-disable-next-line nextjs/no-img-element */}
              <img src={photo.preview} alt="" className="aspect-4/3 w-full object-cover" />
              <div className="flex items-center justify-between gap-2 p-1.5 text-xs">
                <span className="min-w-0 wrap-anywhere">{wordOf(photo)}</span>
                <span className="flex shrink-0 gap-1">
                  {photo.state === 'failed' && (
                    <button type="button" onClick={() => send(photo)} aria-label={`${say.retry}: ${photo.file.name}`} className={buttonClass({ size: 'small' })}>
                      <Icon name="rotate" />
                    </button>
                  )}
                  <button type="button" onClick={() => remove(photo)} aria-label={say.removePhoto(photo.file.name)} className={buttonClass({ size: 'small', tone: 'quiet' })}>
                    <Icon name="x" />
                  </button>
                </span>
              </div>
              {typeof photo.state === 'object' && <input type="hidden" name="file_ids" value={photo.state.id} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const wordOf = ({ state, file, problem }: Photo): string => (state === 'sending' ? say.uploading(file.name) : state === 'failed' ? problem || say.failed(file.name) : say.uploaded(file.name))
