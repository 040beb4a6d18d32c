import { join } from 'node:path'
import { type Driver, openDriver } from '../../server/src/storage/driver.ts'

/** Works on the database file of a stopped server, as a failing disk would. */
export function damage(dataDir: string, work: (driver: Driver) => void): void {
  const driver = openDriver(join(dataDir, 'commonground.sqlite'))
  try {
    work(driver)
  } finally {
    driver.close()
  }
}
