'use client'
/**
 * PhotoInput({ …native input props })   the bare control for one photo; spread a field's `control` on it.
 * With script the photo is made smaller before it is sent: what a camera made is seldom too large then, and a weak connection
 * takes seconds for it instead of minutes. Without script it goes as it is, and the server judges it.
 */
import { useCallback, useEffect, useRef, useState, type ComponentProps } from 'react'
import { PHOTO_BYTES } from '@/lib/files/policy'
import { smallerPhoto } from '@/lib/files/smaller-photo'
import { files as say } from '@/lib/messages/en/files'
import { cx } from './cx'
import { FieldError, Input } from './field'

export function PhotoInput(props: Omit<ComponentProps<'input'>, 'type' | 'accept' | 'onChange'> & { id: string }) {
  const [isTooLarge, setTooLarge] = useState(false)
  const wrapper = useRef<HTMLDivElement>(null)
  /** Ends when the chosen photo has become smaller: is it small enough now? */
  const work = useRef<Promise<boolean>>(undefined)
  const choose = useCallback((input: HTMLInputElement) => {
    setTooLarge(false)
    work.current = undefined
    const file = input.files?.[0]
    if (!file) return
    const making: Promise<boolean> = smallerPhoto(file).then((photo) => {
      // Another one was chosen meanwhile.
      if (work.current !== making) return work.current ?? true
      work.current = undefined
      const isSmall = photo.size <= PHOTO_BYTES
      const chosen = new DataTransfer()
      // One that stays too large is not sent for nothing, however long that would take.
      if (isSmall) chosen.items.add(new File([photo], file.name, { type: photo.type }))
      input.files = chosen.files
      setTooLarge(!isSmall)
      return isSmall
    })
    work.current = making
  }, [])
  useEffect(() => {
    const form = wrapper.current?.closest('form')
    const input = wrapper.current?.querySelector('input')
    if (!form || !input) return
    // Chosen before this script was there.
    choose(input)
    let isHeld = false
    const goOn = async (submitter: HTMLElement | null) => {
      isHeld = true
      const mayGo = await work.current
      isHeld = false
      if (mayGo) form.requestSubmit(submitter)
      else input.focus()
    }
    // Who sends the form before that waits for it, once.
    const hold = (event: SubmitEvent) => {
      if (!work.current) return
      event.preventDefault()
      event.stopPropagation()
      if (!isHeld) void goOn(event.submitter)
    }
    form.addEventListener('submit', hold)
    return () => form.removeEventListener('submit', hold)
  }, [choose])

  const noteId = `${props.id}-too-large`
  return (
    <div ref={wrapper}>
      <Input
        {...props}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        onChange={(event) => choose(event.currentTarget)}
        aria-describedby={cx(props['aria-describedby'], isTooLarge && noteId) || undefined}
        aria-invalid={isTooLarge || props['aria-invalid']}
        className={cx('py-1.5', props.className)}
      />
      <div aria-live="assertive">
        <FieldError id={noteId} error={isTooLarge ? say.tooLarge : undefined} />
      </div>
    </div>
  )
}
