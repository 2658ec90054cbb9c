// PostgreSQL refuses to run as root. When root starts it, it runs as a user without rights instead.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { PlainError } from './plain-error.mjs'

const SETPRIV = '/usr/bin/setpriv'

/** @typedef {{ name: string, uid: number, gid: number }} SystemUser */

/**
 * The user that owns and runs the embedded cluster.
 *
 * @returns {SystemUser | undefined} undefined when the caller is not root and simply runs it himself
 * @throws {PlainError} when root has no user to hand it to
 */
export function clusterUser() {
  if (process.getuid?.() !== 0) return undefined
  const existing = findUser('postgres')
  if (existing) return existing
  spawnSync('/usr/sbin/useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const user = findUser('postgres') ?? findUser('nobody')
  if (user) return user
  throw new PlainError('PostgreSQL does not run as root and no user "postgres" could be made. Start as an ordinary user.')
}

/**
 * How to call a program as that user.
 *
 * Where the user may not enter one of the folders (a checkout under /root, say), the program keeps the one
 * right to pass through closed folders; it still owns nothing but its data.
 *
 * @param {SystemUser | undefined} user
 * @param {string} program
 * @param {string[]} args
 * @param {string[]} folders absolute paths that the program must reach
 * @returns {{ program: string, args: string[], ids: { uid?: number, gid?: number } }}
 * @throws {PlainError} when a folder is closed and the machine has no `setpriv`
 */
export function runAs(user, program, args, folders) {
  if (!user) return { program, args, ids: {} }
  const closed = folders.map((folder) => closedFolder(folder, user)).find((folder) => folder !== undefined)
  if (closed === undefined) return { program, args, ids: { uid: user.uid, gid: user.gid } }
  if (spawnSync(SETPRIV, ['--version']).status !== 0) {
    throw new PlainError(
      `The database runs as the user "${user.name}", who may not enter ${closed}. ` +
        'Move the project, or set GATEHOUSE_DATA, to a folder that others may pass through.',
    )
  }
  const rights = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  const who = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  return { program: SETPRIV, args: [...who, ...rights, program, ...args], ids: {} }
}

/**
 * @param {string} path
 * @param {SystemUser} user
 * @returns {string | undefined} the nearest folder on the way that the user may not pass
 */
function closedFolder(path, user) {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return folder
    if (folder === dirname(folder)) return undefined
  }
}

/** @param {string} name */
function findUser(name) {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) }
}
