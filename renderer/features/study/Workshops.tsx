import { useState, type SubmitEvent } from 'react'
import { currentWorkshop } from '#shared/domain/study/currentWorkshop'
import type { Workshop } from '#shared/domain/study/workshop'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { refusalOf } from '../../api/refusalOf.ts'
import { useStudy, useStudyList, useStudyStore } from '../../api/StudyContext.tsx'
import { selectWorkshops } from '../../api/studySelectors.ts'
import { useAction } from '../../api/useAction.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { announce, showToast } from '../../ui/toasts.ts'
import styles from './PanelGroups.module.css'

/** The study's meetings, and which of them is going on: new cards and rounds belong to it. */
export function Workshops() {
  const workshops = useStudyList(selectWorkshops)
  const currentId = useStudy(({ records }) => currentWorkshop(records)?.id ?? null)
  const [edited, setEdited] = useState<Workshop | 'new' | null>(null)
  return (
    <>
      {workshops.length === 0 ? (
        <p>No workshop yet. Add the first one, so that the draft can say when people met.</p>
      ) : (
        <ul className={styles['list']}>
          {workshops.map((workshop) => (
            <li key={workshop.id} className={styles['group']}>
              <span className={styles['words']}>
                <span className={styles['name']}>{workshop.name}</span>
                <span className={styles['detail']}>
                  {workshop.heldOn === null ? 'no date yet' : DAY.format(new Date(workshop.heldOn))}
                </span>
              </span>
              {workshop.id === currentId ? (
                <span className={styles['badge']}>Now</span>
              ) : (
                <ChooseButton workshop={workshop} />
              )}
              <IconButton icon="edit" label={`Edit ${workshop.name}`} onPress={() => setEdited(workshop)} />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon="add" onPress={() => setEdited('new')}>
          Add a workshop
        </Button>
      </div>
      {edited !== null && (
        <WorkshopDialog workshop={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

function ChooseButton({ workshop }: { workshop: Workshop }) {
  const store = useStudyStore()
  async function choose(): Promise<void> {
    try {
      await store.act('workshop.choose', { workshopId: workshop.id })
      announce(`${workshop.name} is going on now.`)
    } catch (error) {
      showToast(refusalOf(error).message, { tone: 'danger' })
    }
  }
  return (
    <Button size="small" aria-label={`${workshop.name} is going on now`} onPress={() => void choose()}>
      Going on now
    </Button>
  )
}

function WorkshopDialog({ workshop, onClose }: { workshop: Workshop | null; onClose: () => void }) {
  const store = useStudyStore()
  const [name, setName] = useState(workshop?.name ?? '')
  const [heldOn, setHeldOn] = useState(workshop?.heldOn ?? '')
  const saving = useAction(async () => {
    const content = { name, heldOn: heldOn === '' ? null : heldOn }
    if (workshop) await store.act('workshop.edit', { workshopId: workshop.id, ...content })
    else await store.act('workshop.add', { workshopId: newIdentifier(), ...content })
    onClose()
  })

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    void saving.run()
  }

  return (
    <Dialog
      title={workshop ? 'Edit the workshop' : 'Add a workshop'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="workshop-form" isPending={saving.isRunning}>
            {workshop ? 'Save' : 'Add the workshop'}
          </Button>
        </>
      }
    >
      <form id="workshop-form" className={styles['form']} onSubmit={submit} noValidate>
        <TextField label="Name" value={name} onChange={setName} maxLength={120} isRequired takesFocus />
        <TextField
          label="Day"
          description="Leave it empty until it is known."
          type="date"
          value={heldOn}
          onChange={setHeldOn}
        />
        {saving.error && <Notice tone="danger">{saving.error.message}</Notice>}
      </form>
    </Dialog>
  )
}
