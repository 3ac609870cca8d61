/* SPDX-License-Identifier: MIT */
/*
 * QEMU's shared-memory device as a way to a hypervisor outside.
 *
 *	BAR0 + 12 <-- peer, vector		doorbell
 *	BAR2 page 0: asked, function, args	call; answered, status, value
 *	MSI-X vector 0 --vfio--> eventfd	completion
 *
 * Invariant: a status and a value are looked at after the hypervisor said that
 * they are there, each once.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/vfio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include <hnl/ivshmem.h>

#include "ivshmem.h"

#define DEVICES "/sys/bus/pci/devices"
#define PATH_BYTES 256
#define BAR_REGISTERS 0
#define BAR_MEMORY 2
#define PCI_COMMAND 4
#define PCI_COMMAND_MEMORY 2u
#define PCI_COMMAND_MASTER 4u
#define NAP_NS 100000
#define NAPS_MAX 100000		/* ten seconds, and nobody is there */

static struct linux_ivshmem *ivshmem_of(struct linux_way *w)
{
	return (struct linux_ivshmem *)(void *)w;	/* its first member */
}

/* ---- the way ---- */

static void ring(const struct linux_ivshmem *s, uint32_t vector)
{
	uint32_t *bell = (uint32_t *)(void *)(s->registers.base +
					      HNL_IVSHMEM_DOORBELL);

	__atomic_store_n(bell, HNL_IVSHMEM_SERVER << 16 | vector,
			 __ATOMIC_RELEASE);
}

static bool wait_for_answer(const struct hnl_ivshmem *m, uint32_t asked)
{
	const struct timespec t = { 0, NAP_NS };
	unsigned int i;

	for (i = 0; i < NAPS_MAX; i++) {
		if (__atomic_load_n(&m->answered, __ATOMIC_ACQUIRE) == asked)
			return true;
		nanosleep(&t, NULL);
	}
	return false;
}

/* With s->lock. */
static int exchange(struct linux_ivshmem *s, uint64_t function,
		    const uint64_t arg[4], uint64_t *value)
{
	struct hnl_ivshmem *m = (struct hnl_ivshmem *)(void *)s->memory.base;
	uint32_t asked = ++s->asked;
	unsigned int i;
	int64_t status;

	m->function = function;
	for (i = 0; i < 4; i++)
		m->arg[i] = arg[i];
	__atomic_store_n(&m->asked, asked, __ATOMIC_RELEASE);
	ring(s, HNL_IVSHMEM_CALL);
	if (!wait_for_answer(m, asked))
		return -HNL_ENODEV;
	status = __atomic_load_n(&m->status, __ATOMIC_RELAXED);
	*value = __atomic_load_n(&m->value, __ATOMIC_RELAXED);
	return status <= 0 && status >= -4095 ? (int)status : -HNL_EBADMSG;
}

static int call(struct linux_way *w, const uint64_t arg[4], uint64_t *value)
{
	struct linux_ivshmem *s = ivshmem_of(w);
	int status;

	*value = 0;
	pthread_mutex_lock(&s->lock);
	status = exchange(s, HNL_CALL, arg, value);
	pthread_mutex_unlock(&s->lock);
	return status;
}

/* One doorbell for all rings: the hypervisor looks which has something. */
static int doorbell(struct linux_way *w, uint32_t id)
{
	(void)id;
	ring(ivshmem_of(w), HNL_IVSHMEM_KICK);
	return 0;
}

/* ---- vfio ---- */

static bool open_group(struct linux_ivshmem *s, const char *device)
{
	char path[PATH_BYTES], link[PATH_BYTES];
	const char *name;
	ssize_t n;

	(void)snprintf(path, sizeof(path), "%s/iommu_group", device);
	n = readlink(path, link, sizeof(link) - 1);
	if (n <= 0)
		return false;
	link[n] = '\0';
	name = strrchr(link, '/');
	(void)snprintf(path, sizeof(path), "/dev/vfio/%.32s",
		       name != NULL ? name + 1 : link);
	s->container = open("/dev/vfio/vfio", O_RDWR | O_CLOEXEC);
	s->group = open(path, O_RDWR | O_CLOEXEC);
	return s->container >= 0 && s->group >= 0 &&
	       ioctl(s->group, VFIO_GROUP_SET_CONTAINER, &s->container) == 0 &&
	       ioctl(s->container, VFIO_SET_IOMMU, VFIO_TYPE1_IOMMU) == 0;
}

static bool open_device(struct linux_ivshmem *s, const char *device)
{
	const char *name = strrchr(device, '/');

	if (!open_group(s, device))
		return false;
	s->device = ioctl(s->group, VFIO_GROUP_GET_DEVICE_FD,
			  name != NULL ? name + 1 : device);
	return s->device >= 0;
}

/* A region of vfio's is a BAR of the same number. */
static int map_bar(struct linux_ivshmem *s, const char *device,
		   unsigned int bar, struct linux_memory *m)
{
	struct vfio_region_info r = { .argsz = sizeof(r), .index = bar };
	uint64_t gpa, bytes;
	int err = linux_bar_find(device, bar, &gpa, &bytes);

	/* QEMU's BAR0 is smaller than a page: all of that page is its. */
	if (err != 0 && bar == BAR_REGISTERS) {
		gpa = 0;
		err = 0;
	}
	if (err != 0)
		return err;
	if (ioctl(s->device, VFIO_DEVICE_GET_REGION_INFO, &r) != 0)
		return -errno;
	if (!(r.flags & VFIO_REGION_INFO_FLAG_MMAP))
		return -ENXIO;
	return linux_memory_device(m, s->device, r.offset, gpa,
				   (r.size + HNL_PAGE - 1) / HNL_PAGE);
}

/* An interrupt is a write by the device. */
static bool enable_device(const struct linux_ivshmem *s)
{
	struct vfio_region_info r = { .argsz = sizeof(r),
				      .index = VFIO_PCI_CONFIG_REGION_INDEX };
	uint16_t command;
	off_t at;

	if (ioctl(s->device, VFIO_DEVICE_GET_REGION_INFO, &r) != 0)
		return false;
	at = (off_t)r.offset + PCI_COMMAND;
	if (pread(s->device, &command, sizeof(command), at) !=
	    (ssize_t)sizeof(command))
		return false;
	command |= PCI_COMMAND_MEMORY | PCI_COMMAND_MASTER;
	return pwrite(s->device, &command, sizeof(command), at) ==
	       (ssize_t)sizeof(command);
}

static bool route_interrupt(struct linux_ivshmem *s)
{
	union {
		struct vfio_irq_set set;
		uint8_t room[sizeof(struct vfio_irq_set) + sizeof(int)];
	} irq = { .set = {
		.argsz = sizeof(struct vfio_irq_set) + sizeof(int),
		.flags = VFIO_IRQ_SET_DATA_EVENTFD |
			 VFIO_IRQ_SET_ACTION_TRIGGER,
		.index = VFIO_PCI_MSIX_IRQ_INDEX,
		.count = 1,
	} };

	s->way.completion = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (s->way.completion < 0)
		return false;
	memcpy(irq.room + sizeof(struct vfio_irq_set), &s->way.completion,
	       sizeof(int));
	return ioctl(s->device, VFIO_DEVICE_SET_IRQS, &irq) == 0;
}

/* ---- all of it ---- */

static int find_hypervisor(struct linux_ivshmem *s)
{
	const struct hnl_ivshmem *m =
		(const struct hnl_ivshmem *)(const void *)s->memory.base;
	const uint64_t place[4] = { s->memory.gpa[0], 0, 0, 0 };
	uint64_t value;
	int err;

	if (__atomic_load_n(&m->magic, __ATOMIC_ACQUIRE) != HNL_IVSHMEM_MAGIC ||
	    m->abi != HNL_ABI_VERSION)
		return -ENODEV;
	/* Where the process before us stopped. */
	s->asked = __atomic_load_n(&m->asked, __ATOMIC_RELAXED);
	err = exchange(s, HNL_IVSHMEM_PLACE, place, &value);
	/* That process has told it. */
	return err == -HNL_EEXIST ? 0 : err;
}

static int open_all(struct linux_ivshmem *s, const char *device)
{
	int err;

	if (!open_device(s, device))
		return errno != 0 ? -errno : -ENODEV;
	err = map_bar(s, device, BAR_REGISTERS, &s->registers);
	if (err == 0)
		err = map_bar(s, device, BAR_MEMORY, &s->memory);
	if (err == 0 && (!enable_device(s) || !route_interrupt(s)))
		err = -errno;
	return err != 0 ? err : find_hypervisor(s);
}

int linux_ivshmem_open(struct linux_ivshmem *s, const char *device)
{
	int err;

	memset(s, 0, sizeof(*s));
	s->container = s->group = s->device = s->way.completion = -1;
	pthread_mutex_init(&s->lock, NULL);
	errno = 0;
	err = open_all(s, device);
	if (err != 0) {
		linux_ivshmem_close(s);
		return err;
	}
	s->way.call = call;
	s->way.doorbell = doorbell;
	s->way.gone = -1;
	s->way.found.abi = HNL_ABI_VERSION;
	s->way.found.window_gpa = s->memory.gpa[1];
	s->way.found.window_pages = (uint32_t)s->memory.pages - 1;
	return 0;
}

static void close_if_open(int fd)
{
	if (fd >= 0)
		close(fd);
}

void linux_ivshmem_close(struct linux_ivshmem *s)
{
	linux_memory_close(&s->memory);
	linux_memory_close(&s->registers);
	close_if_open(s->way.completion);
	close_if_open(s->device);
	close_if_open(s->group);
	close_if_open(s->container);
	pthread_mutex_destroy(&s->lock);
}

/* ---- which device ---- */

static unsigned int read_number(const char *device, const char *name)
{
	char path[PATH_BYTES + 16];
	unsigned int v = 0;
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", device, name);
	f = fopen(path, "re");
	if (f == NULL)
		return 0;
	if (fscanf(f, "%x", &v) != 1)
		v = 0;
	(void)fclose(f);
	return v;
}

int linux_ivshmem_find(char *path, size_t size)
{
	struct dirent *e;
	bool found = false;
	DIR *d = opendir(DEVICES);

	if (d == NULL)
		return -ENODEV;
	while (!found && (e = readdir(d)) != NULL) {
		int n = snprintf(path, size, DEVICES "/%.32s", e->d_name);

		found = n > 0 && (size_t)n < size &&
			read_number(path, "vendor") == HNL_IVSHMEM_VENDOR &&
			read_number(path, "device") == HNL_IVSHMEM_DEVICE;
	}
	(void)closedir(d);
	return found ? 0 : -ENODEV;
}
